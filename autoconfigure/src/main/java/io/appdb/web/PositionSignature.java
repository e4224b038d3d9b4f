package io.appdb.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

/**
 * Signs what a client brings along, so that none can make up a position that no replica
 * will ever reach. Shared by all threads.
 */
final class PositionSignature {

	private static final String ALGORITHM = "HmacSHA256";

	private static final int KEY_BYTES = 32;

	/**
	 * Half of the algorithm's result, as RFC 2104 has it at least.
	 */
	private static final int BYTES = 16;

	private static final Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();

	private final SecretKeySpec key;

	/**
	 * Creates the signature.
	 * @param secret the secret, {@code null} for one of this instance
	 */
	PositionSignature(@Nullable String secret) {
		this.key = new SecretKeySpec((secret != null) ? secret.getBytes(StandardCharsets.UTF_8) : random(), ALGORITHM);
	}

	private static byte[] random() {
		byte[] bytes = new byte[KEY_BYTES];
		new SecureRandom().nextBytes(bytes);
		return bytes;
	}

	/**
	 * Returns the text with its signature, in letters that a cookie and a header may
	 * have.
	 */
	String sign(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		return encoder.encodeToString(bytes) + "." + encoder.encodeToString(signature(bytes));
	}

	/**
	 * Returns the text that was signed, or {@code null} when it was not signed with this
	 * secret.
	 */
	@Nullable String verify(String signed) {
		int dot = signed.indexOf('.');
		if (dot < 0) {
			return null;
		}
		try {
			byte[] bytes = Base64.getUrlDecoder().decode(signed.substring(0, dot));
			byte[] given = Base64.getUrlDecoder().decode(signed.substring(dot + 1));
			return MessageDigest.isEqual(given, signature(bytes)) ? new String(bytes, StandardCharsets.UTF_8) : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private byte[] signature(byte[] bytes) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(this.key);
			return Arrays.copyOf(mac.doFinal(bytes), BYTES);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This JDK has no " + ALGORITHM, ex);
		}
	}

}
