package io.appdb.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.appdb.benchmarks.bulk.User;

/**
 * Users in the binary format of PostgreSQL's {@code COPY}, numbered from 1. Without
 * state.
 */
final class BinaryUsers {

	private static final short COLUMNS = 7;

	/**
	 * 21 November 2026 in microseconds of PostgreSQL's time.
	 */
	private static final long MOMENT = 848_563_200_123_456L;

	private BinaryUsers() {
	}

	/**
	 * Returns a whole file, from its header to its trailer.
	 */
	static byte[] of(List<User> users) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DataOutputStream file = new DataOutputStream(bytes)) {
			file.write("PGCOPY\n\u00FF\r\n\0".getBytes(StandardCharsets.ISO_8859_1));
			file.writeLong(0);
			for (int index = 0; index < users.size(); index++) {
				write(index + 1L, users.get(index), file);
			}
			file.writeShort(-1);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	private static void write(long id, User user, DataOutputStream file) throws IOException {
		file.writeShort(COLUMNS);
		file.writeInt(Long.BYTES);
		file.writeLong(id);
		write(user.getEmail(), file);
		write(user.getUsername(), file);
		write(user.getHashedPassword(), file);
		write(user.getRole().name(), file);
		file.writeInt(1);
		file.writeBoolean(user.isActive());
		file.writeInt(Long.BYTES);
		file.writeLong(MOMENT);
	}

	private static void write(String value, DataOutputStream file) throws IOException {
		byte[] text = value.getBytes(StandardCharsets.UTF_8);
		file.writeInt(text.length);
		file.write(text);
	}

}
