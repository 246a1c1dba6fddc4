/** What a publication says of a results folder: the methods in a paragraph, references, and a folder to deposit. */
package org.slumber.spark.cite;
