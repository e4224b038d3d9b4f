package io.appdb.test.server;

/**
 * What a class loader offers. Immutable.
 *
 * @param loader the class loader
 */
record ClassPath(ClassLoader loader) {

	static ClassPath ofThisLibrary() {
		return new ClassPath(ClassPath.class.getClassLoader());
	}

	boolean hasClass(String name) {
		return hasResource(name.replace('.', '/') + ".class");
	}

	boolean hasResource(String name) {
		return this.loader.getResource(name) != null;
	}

}
