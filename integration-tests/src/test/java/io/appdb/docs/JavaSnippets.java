package io.appdb.docs;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles the Java of the documents. A block that begins with its package is a file; all
 * others are fragments and say in the comment above them what they are part of:
 * {@code members} of a class, or {@code statements} of a method, perhaps
 * {@code with DbSession db, long id} for its parameters. Fragments are in the package
 * {@code com.example} and see all files in it. Used by one thread.
 */
final class JavaSnippets {

	private static final String IMPORTS = "package com.example; import java.math.*; import java.time.*; import java.util.*; import java.util.concurrent.*; import java.util.stream.*;"
			+ " import io.appdb.*; import io.appdb.engine.*; import io.appdb.error.*; import io.appdb.migration.*; import io.appdb.schema.*;"
			+ " import java.sql.Connection; import java.sql.DriverManager; import io.appdb.schema.diff.DiffDialect;"
			+ " import io.appdb.schema.diff.Renames; import io.appdb.schema.diff.SchemaComparison;"
			+ " import io.appdb.schema.diff.SchemaDifference; import io.appdb.schema.diff.SchemaModel; import io.appdb.schema.diff.SchemaStatement;"
			+ " import io.appdb.retry.*; import io.appdb.session.*; import org.springframework.core.retry.RetryPolicy; import jakarta.persistence.*; import org.jspecify.annotations.Nullable; import org.springframework.dao.*; import org.springframework.http.*;"
			+ " import org.springframework.scheduling.annotation.*; import org.springframework.stereotype.*;"
			+ " import org.springframework.transaction.annotation.*;"
			+ " import org.springframework.transaction.support.*; import org.springframework.transaction.*;"
			+ " import org.springframework.web.bind.annotation.*; ";

	private static final String WITH = "statements with ";

	private final Map<URI, Snippet> sources = new LinkedHashMap<>();

	JavaSnippets(List<Snippet> snippets) {
		for (Snippet snippet : snippets) {
			String name = snippet.isFile() ? snippet.className().replace('.', '/')
					: "com/example/Fragment" + this.sources.size();
			Snippet former = this.sources.put(URI.create("snippet:/" + name + ".java"), snippet);
			if (former != null) {
				throw new IllegalStateException(snippet + " and " + former + " show the same class");
			}
		}
	}

	/**
	 * Returns the fragments that are statements, by the name of the class around them.
	 */
	Map<String, Snippet> statements() {
		Map<String, Snippet> statements = new LinkedHashMap<>();
		this.sources.forEach((name, snippet) -> {
			if (snippet.note().startsWith("statements")) {
				statements.put(name.getPath().replaceAll("^/|\\.java$", "").replace('/', '.'), snippet);
			}
		});
		return statements;
	}

	/**
	 * Compiles everything.
	 * @param folder where the classes go
	 * @return a line for every problem, with its place in the document
	 */
	List<String> compile(Path folder) {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
		List<String> options = List.of("-d", folder.toString(), "-classpath", System.getProperty("java.class.path"),
				"-parameters", "-proc:none", "-Xlint:deprecation,removal,unchecked");
		List<Source> files = this.sources.entrySet()
			.stream()
			.map((source) -> new Source(source.getKey(), source(source.getKey(), source.getValue())))
			.toList();
		compiler.getTask(null, null, problems, options, null, files).call();
		return problems.getDiagnostics()
			.stream()
			.filter((problem) -> problem.getKind() != Diagnostic.Kind.NOTE)
			.map(this::line)
			.toList();
	}

	private String line(Diagnostic<? extends JavaFileObject> problem) {
		String message = problem.getMessage(Locale.ENGLISH);
		Snippet snippet = (problem.getSource() != null) ? this.sources.get(problem.getSource().toUri()) : null;
		if (snippet == null) {
			return message;
		}
		return snippet.place(problem.getLineNumber() - (snippet.isFile() ? 0 : 1)) + " " + message;
	}

	/**
	 * Puts the class around a fragment, with one line before it.
	 */
	private static String source(URI name, Snippet snippet) {
		if (snippet.isFile()) {
			return snippet.text();
		}
		String type = name.getPath().replaceAll(".*/|\\.java", "");
		String begin = IMPORTS + "abstract class " + type + " {";
		String note = snippet.note();
		if (note.equals("members")) {
			return begin + "\n" + snippet.text() + "}";
		}
		if (note.equals("statements") || note.startsWith(WITH)) {
			String parameters = note.startsWith(WITH) ? note.substring(WITH.length()) : "";
			return begin + " static void run(" + parameters + ") throws Exception {\n" + snippet.text() + "}}";
		}
		throw new IllegalStateException(snippet + ": a fragment says above it <!-- snippet: members -->, "
				+ "<!-- snippet: statements --> or <!-- snippet: statements with Type name, … -->");
	}

	/**
	 * A source in memory.
	 */
	private static final class Source extends SimpleJavaFileObject {

		private final String text;

		Source(URI uri, String text) {
			super(uri, Kind.SOURCE);
			this.text = text;
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) throws IOException {
			return this.text;
		}

	}

}
