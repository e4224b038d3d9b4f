package io.appdb.schema.zoo;

import java.net.InetAddress;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.UnknownHostException;
import java.util.Currency;
import java.util.Locale;
import java.util.TimeZone;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import org.hibernate.Length;
import org.hibernate.annotations.JavaType;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Nationalized;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.CharacterArrayJavaType;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is written as text.
 */
@Entity
@SuppressWarnings("deprecation")
class TextTypes {

	@Id
	@GeneratedValue
	@Nullable Long id;

	@Nullable String plain;

	@Column(length = 20, nullable = false)
	@Nullable String shortText;

	@Column(length = Length.LONG16)
	@Nullable String longText;

	@Column(length = Length.LONG32)
	@Nullable String longestText;

	@Lob
	@Nullable String lob;

	@JdbcTypeCode(SqlTypes.CHAR)
	@Column(length = 8)
	@Nullable String padded;

	@Nationalized
	@Nullable String national;

	@Nationalized
	@Lob
	@Nullable String nationalLob;

	char letter;

	@Nullable Character boxedLetter;

	@Nationalized
	@Nullable Character nationalLetter;

	char @Nullable [] letters;

	@JavaType(CharacterArrayJavaType.class)
	Character @Nullable [] boxedLetters;

	@Lob
	char @Nullable [] lettersLob;

	@Nullable Class<?> type;

	@Nullable Currency currency;

	@Nullable Locale locale;

	@Nullable TimeZone timeZone;

	@Nullable URL url;

	@Nullable InetAddress address;

	@Nullable UUID uuid;

	@JdbcTypeCode(SqlTypes.CHAR)
	@Nullable UUID uuidAsText;

	@JdbcTypeCode(SqlTypes.BINARY)
	@Nullable UUID uuidAsBytes;

	static TextTypes sample() {
		TextTypes text = new TextTypes();
		text.plain = "it's plain";
		text.shortText = "short";
		text.longText = "long ".repeat(2000);
		text.longestText = "longest ".repeat(20000);
		text.lob = "lob ".repeat(20000);
		text.padded = "12345678";
		text.national = "grün 緑";
		text.nationalLob = "grün 緑 ".repeat(100);
		text.letter = 'a';
		text.boxedLetter = 'b';
		text.nationalLetter = 'ü';
		text.letters = "letters".toCharArray();
		text.boxedLetters = new Character[] { 'b', 'o', 'x' };
		text.lettersLob = "letters".repeat(100).toCharArray();
		text.type = TextTypes.class;
		text.currency = Currency.getInstance("EUR");
		text.locale = Locale.CANADA_FRENCH;
		text.timeZone = TimeZone.getTimeZone("Europe/Berlin");
		text.uuid = UUID.fromString("6e6f2b6f-2b1c-4c39-9d0a-0d7c2f1f9a01");
		text.uuidAsText = text.uuid;
		text.uuidAsBytes = text.uuid;
		try {
			text.url = URI.create("https://example.org/a?b=c").toURL();
			text.address = InetAddress.getByAddress(new byte[] { 10, 0, 0, 7 });
		}
		catch (MalformedURLException | UnknownHostException ex) {
			throw new IllegalStateException(ex);
		}
		return text;
	}

}
