package io.appdb.companions;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads the names of probes from standard input, runs them, and writes what they saw to
 * standard output, until the input ends.
 */
public final class PlainBootMain {

	private PlainBootMain() {
	}

	/**
	 * Runs until standard input ends.
	 * @param arguments none
	 * @throws IOException when the other side is gone
	 */
	public static void main(String[] arguments) throws IOException {
		ObjectOutputStream answers = new ObjectOutputStream(System.out);
		answers.flush();
		System.setOut(System.err);
		BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		for (String name = requests.readLine(); name != null; name = requests.readLine()) {
			answers.writeObject(Answer.of(name));
			answers.flush();
		}
		System.exit(0);
	}

}
