package org.slumber.engine.spec;

/**
 * The one exception for what a user did wrong. Its message is complete: it names the key or file, the value found and
 * what is allowed, and is printed without a stack trace.
 */
public final class InvalidInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidInputException(String message) {
        super(message);
    }

    public InvalidInputException(String message, Throwable cause) {
        super(message, cause);
    }
}
