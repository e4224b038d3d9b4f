package io.appdb.sample.users;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;

import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Turns passwords into what may be stored: salted PBKDF2. Spring owns it; safe for every
 * thread.
 */
@Component
final class PasswordHash {

	private static final String ALGORITHM = "PBKDF2WithHmacSHA256";

	private static final int SALT_BYTES = 16;

	private static final int KEY_BITS = 256;

	private final SecureRandom random = new SecureRandom();

	private final int iterations;

	PasswordHash(@Value("${sample.password-iterations}") int iterations) {
		this.iterations = iterations;
	}

	/**
	 * Hashes a password with a new salt.
	 * @param password the password
	 * @return algorithm, iterations, salt and hash
	 */
	String of(String password) {
		byte[] salt = new byte[SALT_BYTES];
		this.random.nextBytes(salt);
		PBEKeySpec key = new PBEKeySpec(password.toCharArray(), salt, this.iterations, KEY_BITS);
		try {
			byte[] hash = SecretKeyFactory.getInstance(ALGORITHM).generateSecret(key).getEncoded();
			HexFormat hex = HexFormat.of();
			return "pbkdf2-sha256$" + this.iterations + "$" + hex.formatHex(salt) + "$" + hex.formatHex(hash);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This JDK has no " + ALGORITHM + ": use one that has", ex);
		}
		finally {
			key.clearPassword();
		}
	}

}
