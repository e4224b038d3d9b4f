package io.appdb.docs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of code in a document. Immutable.
 *
 * @param document name of the document, from the root of the project
 * @param line number of the block's first line
 * @param language what stands behind its fence, such as {@code java}
 * @param note what the comment {@code <!-- snippet: … -->} above it says, or nothing
 * @param text the block
 */
record Snippet(String document, int line, String language, String note, String text) {

	private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);\\s.*", Pattern.DOTALL);

	private static final Pattern TYPE = Pattern
		.compile("(?m)^(?:public |final |abstract |sealed )*(?:class|interface|record|enum) (\\w+)");

	/**
	 * Whether the block is a whole source file.
	 */
	boolean isFile() {
		return this.text.startsWith("package ");
	}

	/**
	 * Returns the name of the class in a block that is a whole source file.
	 */
	String className() {
		Matcher name = PACKAGE.matcher(this.text);
		Matcher type = TYPE.matcher(this.text);
		if (!name.matches() || !type.find()) {
			throw new IllegalStateException(place(1) + ": a source file has a package and a type");
		}
		return name.group(1) + "." + type.group(1);
	}

	/**
	 * Says where a line of the block stands.
	 * @param number number of the line in the block, from 1
	 */
	String place(long number) {
		return this.document + ":" + (this.line + number - 1);
	}

	@Override
	public String toString() {
		return place(1);
	}

}
