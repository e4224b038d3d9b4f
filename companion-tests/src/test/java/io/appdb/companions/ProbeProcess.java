package io.appdb.companions;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * A JVM that runs probes on a {@link ClassPath}. It is started once, runs one probe at a
 * time, and ends with the JVM of the tests.
 */
final class ProbeProcess {

	private static final Map<ClassPath, ProbeProcess> RUNNING = new EnumMap<>(ClassPath.class);

	private final ObjectOutputStream questions;

	private final ObjectInputStream answers;

	private ProbeProcess(Process process) throws IOException {
		this.questions = new ObjectOutputStream(process.getOutputStream());
		this.questions.flush();
		this.answers = new ObjectInputStream(process.getInputStream());
	}

	static ProbeProcess on(ClassPath classPath) throws IOException {
		synchronized (RUNNING) {
			ProbeProcess known = RUNNING.get(classPath);
			if (known == null) {
				known = new ProbeProcess(start(classPath));
				RUNNING.put(classPath, known);
			}
			return known;
		}
	}

	synchronized Answer ask(Question question) throws IOException, ClassNotFoundException {
		this.questions.writeObject(question);
		this.questions.flush();
		return (Answer) this.answers.readObject();
	}

	private static Process start(ClassPath classPath) throws IOException {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		return new ProcessBuilder(java, "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
				classPath.entries(), ProbeMain.class.getName())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
	}

}
