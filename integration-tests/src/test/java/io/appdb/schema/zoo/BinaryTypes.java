package io.appdb.schema.zoo;

import java.io.Serial;
import java.io.Serializable;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import org.hibernate.Length;
import org.hibernate.annotations.JavaType;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.ByteArrayJavaType;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is written as bytes.
 */
@Entity
@SuppressWarnings("deprecation")
class BinaryTypes {

	@Id
	@GeneratedValue
	@Nullable Long id;

	byte @Nullable [] bytes;

	@Column(length = 16, nullable = false)
	byte @Nullable [] shortBytes;

	@Column(length = Length.LONG32)
	byte @Nullable [] longBytes;

	@JdbcTypeCode(SqlTypes.BINARY)
	@Column(length = 4)
	byte @Nullable [] fixedBytes;

	@JavaType(ByteArrayJavaType.class)
	Byte @Nullable [] boxedBytes;

	@Lob
	byte @Nullable [] lob;

	@Nullable Point serialized;

	@Lob
	@Nullable Point serializedLob;

	static BinaryTypes sample() {
		BinaryTypes binary = new BinaryTypes();
		binary.bytes = new byte[] { 1, 2, 3 };
		binary.shortBytes = new byte[] { 0, -1 };
		binary.longBytes = new byte[70_000];
		binary.fixedBytes = new byte[] { 1, 2, 3, 4 };
		binary.boxedBytes = new Byte[] { 4, 5 };
		binary.lob = new byte[70_000];
		binary.serialized = new Point(1, 2);
		binary.serializedLob = new Point(3, 4);
		return binary;
	}

	record Point(int x, int y) implements Serializable {

		@Serial
		private static final long serialVersionUID = 1;

	}

}
