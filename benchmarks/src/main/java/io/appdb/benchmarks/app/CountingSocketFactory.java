package io.appdb.benchmarks.app;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import javax.net.SocketFactory;

/**
 * Connections to the database that count round trips: each read that follows a write. The
 * PostgreSQL driver makes one by its parameter {@code socketFactory}. Shared by all
 * threads.
 */
public final class CountingSocketFactory extends SocketFactory {

	private static final AtomicLong roundTrips = new AtomicLong();

	static long roundTrips() {
		return roundTrips.get();
	}

	@Override
	public Socket createSocket() {
		return new CountingSocket();
	}

	@Override
	public Socket createSocket(String host, int port) throws IOException {
		throw new UnsupportedOperationException("The driver connects the socket itself");
	}

	@Override
	public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
		return createSocket(host, port);
	}

	@Override
	public Socket createSocket(InetAddress host, int port) throws IOException {
		return createSocket(host.getHostName(), port);
	}

	@Override
	public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
		return createSocket(host, port);
	}

	/**
	 * A socket of one connection; one thread at a time.
	 */
	private static final class CountingSocket extends Socket {

		private final AtomicBoolean written = new AtomicBoolean();

		@Override
		public InputStream getInputStream() throws IOException {
			return new FilterInputStream(super.getInputStream()) {

				@Override
				public int read() throws IOException {
					count();
					return super.read();
				}

				@Override
				public int read(byte[] bytes, int offset, int length) throws IOException {
					count();
					return super.read(bytes, offset, length);
				}

			};
		}

		@Override
		public OutputStream getOutputStream() throws IOException {
			return new FilterOutputStream(super.getOutputStream()) {

				@Override
				public void write(byte[] bytes, int offset, int length) throws IOException {
					CountingSocket.this.written.set(true);
					this.out.write(bytes, offset, length);
				}

			};
		}

		private void count() {
			if (this.written.compareAndSet(true, false)) {
				roundTrips.incrementAndGet();
			}
		}

	}

}
