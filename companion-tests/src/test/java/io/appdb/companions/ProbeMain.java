package io.appdb.companions;

import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;

/**
 * Reads which probes to run from standard input, runs them, and writes what they saw to
 * standard output, until the input ends.
 */
public final class ProbeMain {

	private ProbeMain() {
	}

	/**
	 * Runs until standard input ends.
	 * @param arguments none
	 * @throws IOException when the other side is gone
	 * @throws ClassNotFoundException when the other side sends something else
	 */
	public static void main(String[] arguments) throws IOException, ClassNotFoundException {
		ObjectOutputStream answers = new ObjectOutputStream(System.out);
		answers.flush();
		System.setOut(System.err);
		try (ObjectInputStream questions = new ObjectInputStream(System.in)) {
			while (true) {
				answers.writeObject(Answer.to((Question) questions.readObject()));
				answers.flush();
			}
		}
		catch (EOFException ex) {
			System.exit(0);
		}
	}

}
