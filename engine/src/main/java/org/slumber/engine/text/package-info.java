/** Files of text that a user gives, whichever Unicode encoding they were saved in. */
package org.slumber.engine.text;
