package io.appdb.session;

import java.util.Objects;
import java.util.regex.Pattern;

import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * A savepoint with a name of its own. Lives as long as the call that sets it.
 */
final class NamedSavepoint extends DefaultTransactionDefinition {

	private static final long serialVersionUID = 1L;

	private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

	/**
	 * Checks the name.
	 * @throws IllegalArgumentException when it is no identifier
	 */
	NamedSavepoint(String name) {
		super(PROPAGATION_NESTED);
		if (!IDENTIFIER.matcher(Objects.requireNonNull(name, "savepoint(): the name is null")).matches()) {
			throw new IllegalArgumentException("savepoint(): '" + name + "' is no name: use a letter or an underscore, "
					+ "then letters, digits and underscores, 63 characters at most");
		}
		setName(name);
	}

}
