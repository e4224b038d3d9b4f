package io.appdb.test.server;

import org.jspecify.annotations.Nullable;

/**
 * What a server can be had from on this machine, and if from nothing, the reason and the
 * ways out. Immutable.
 *
 * @param kind the server
 * @param required the only origin that is wanted, {@code null} for any
 * @param noContainer why there is no container, {@code null} if there is one
 * @param binaries the embedded binaries
 */
record Shortage(ServerKind kind, @Nullable ServerOrigin required, @Nullable String noContainer,
		EmbeddedBinaries binaries) {

	boolean hasContainer() {
		return this.noContainer == null;
	}

	boolean hasBinaries() {
		return this.required != ServerOrigin.CONTAINERS && noBinaries() == null;
	}

	private @Nullable String noBinaries() {
		if (!this.binaries.exist()) {
			return "no embedded binaries of " + name() + " exist for " + this.binaries.machine();
		}
		return this.binaries.missing().isEmpty() ? null
				: String.join(" and ", this.binaries.missing()) + " is not on the class path";
	}

	/**
	 * Why there is no server.
	 * @return the reason, in a few words
	 */
	String reason() {
		if (this.required == ServerOrigin.CONTAINERS) {
			return String.valueOf(this.noContainer);
		}
		if (this.required == ServerOrigin.EMBEDDED) {
			return String.valueOf(noBinaries());
		}
		return this.noContainer + "; " + noBinaries();
	}

	/**
	 * Why there is no server and what to do.
	 * @return a sentence for the user
	 */
	String message() {
		String url = "'" + TestProperties.name(this.kind.type(), "url") + "'";
		if (this.required != null) {
			String other = (this.required == ServerOrigin.CONTAINERS) ? "embedded servers" : "containers";
			return "No " + name() + " for tests: '" + ServerOrigin.PROPERTY + "' is " + this.required.word() + ", and "
					+ reason() + ": " + way() + ", or leave the property out to use " + other + " or the server of "
					+ url;
		}
		return "No " + name() + " for tests: " + url + " is not set; " + reason() + ": " + way()
				+ ", or name a server in " + url;
	}

	private String way() {
		String container = this.binaries.classPath().hasClass(this.kind.containerClass()) ? "start Docker"
				: "add the test dependency " + this.kind.containerDependency() + " and start Docker";
		String embedded = this.binaries.missing().isEmpty() || !this.binaries.exist() ? ""
				: "add the test dependency " + String.join(" and ", this.binaries.missing());
		if (this.required == ServerOrigin.CONTAINERS) {
			return container;
		}
		if (this.required == ServerOrigin.EMBEDDED) {
			return embedded.isEmpty() ? "start Docker" : embedded;
		}
		return embedded.isEmpty() ? container : container + ", " + embedded;
	}

	private String name() {
		return this.kind.type().displayName();
	}

}
