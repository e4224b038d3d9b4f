package io.appdb.h2;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.appdb.engine.CredentialKey;
import io.appdb.engine.Credentials;
import io.appdb.engine.MisplacedParameter;
import io.appdb.engine.PercentCode;
import io.appdb.engine.UnreadableUrlException;
import io.appdb.engine.UrlQuery;

/**
 * The settings of an H2 URL: {@code KEY=value} after semicolons, in which a backslash
 * takes its meaning from what follows. Immutable.
 *
 * @param query the settings without credentials
 * @param credentials what stood among them
 */
record H2Settings(UrlQuery query, Credentials credentials) {

	static H2Settings read(String text) {
		Credentials credentials = Credentials.NONE;
		Map<String, String> values = new LinkedHashMap<>();
		List<String> kept = new ArrayList<>();
		for (String piece : UrlQuery.settings(text)) {
			if (piece.isBlank()) {
				continue;
			}
			MisplacedParameter.refuseIn(piece.replace("\\;", " "), ';');
			int equals = piece.indexOf('=');
			String key = unescape((equals < 0) ? piece : piece.substring(0, equals)).strip();
			String value = (equals < 0) ? "" : unescape(piece.substring(equals + 1));
			CredentialKey credential = CredentialKey.of(PercentCode.decode(key));
			if (credential != null) {
				credentials = credential.with(value).orElse(credentials);
			}
			else {
				kept.add(piece);
				values.put(key, value);
			}
		}
		return new H2Settings(new UrlQuery(';', String.join(";", kept), values), credentials);
	}

	static UrlQuery write(Map<String, String> values) {
		Map<String, String> named = new LinkedHashMap<>();
		List<String> settings = new ArrayList<>();
		values.forEach((given, value) -> {
			String key = given.strip();
			if (key.isEmpty() || key.indexOf('=') >= 0 || key.indexOf(';') >= 0 || key.indexOf('\\') >= 0) {
				throw new UnreadableUrlException("the name of a setting of H2 holds letters and underscores only");
			}
			named.put(key, value);
			settings.add(key + "=" + value.replace("\\", "\\\\").replace(";", "\\;"));
		});
		return new UrlQuery(';', String.join(";", settings), named);
	}

	private static String unescape(String text) {
		StringBuilder plain = new StringBuilder(text.length());
		for (int index = 0; index < text.length(); index++) {
			boolean escape = text.charAt(index) == '\\' && index + 1 < text.length();
			index += escape ? 1 : 0;
			plain.append(text.charAt(index));
		}
		return plain.toString();
	}

	@Override
	public String toString() {
		return this.query.toString();
	}

}
