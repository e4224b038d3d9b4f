package io.appdb.engine;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Hosts and ports given apart, written as one text. Stateless.
 */
public final class HostList {

	private HostList() {
	}

	public static String of(@Nullable String hosts, @Nullable Integer port) {
		return of(hosts, (port != null) ? port.toString() : null);
	}

	/**
	 * Joins hosts and ports; of several ports each belongs to the host of its place, as
	 * in libpq.
	 */
	public static String of(@Nullable String hosts, @Nullable String ports) {
		String[] portOf = (ports == null || ports.isEmpty()) ? new String[0] : ports.split(",", -1);
		String[] names = (hosts == null) ? new String[] { "" } : hosts.split(",", -1);
		List<String> joined = new ArrayList<>();
		for (int index = 0; index < names.length; index++) {
			String name = bracketed(names[index].strip());
			String port = (portOf.length > 0) ? portOf[Math.min(index, portOf.length - 1)] : "";
			joined.add((port.isEmpty() || hasPort(name)) ? name : name + ":" + port);
		}
		String text = String.join(",", joined);
		if (!HostScanner.isHosts(text)) {
			throw new UnreadableUrlException("that is no host and port");
		}
		return text;
	}

	private static String bracketed(String host) {
		boolean address = host.indexOf(':') != host.lastIndexOf(':') && !host.startsWith("[");
		return address ? "[" + host + "]" : host;
	}

	private static boolean hasPort(String host) {
		return host.lastIndexOf(':') > host.lastIndexOf(']');
	}

}
