package io.appdb.session;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

import org.hibernate.Hibernate;
import org.hibernate.proxy.HibernateProxy;
import org.jspecify.annotations.Nullable;

/**
 * Takes the elements of a batch from where they come and makes sure that all are of the
 * first one's class. Lives as long as the batch; one thread at a time.
 */
final class BatchElements {

	private final BatchKind kind;

	private final Iterator<?> source;

	private @Nullable Class<?> type;

	private long taken;

	BatchElements(BatchKind kind, Iterator<?> source) {
		this.kind = kind;
		this.source = source;
	}

	/**
	 * Takes the next elements.
	 * @param limit how many at most
	 * @return the elements, empty at the end
	 */
	List<Object> next(int limit) {
		List<Object> elements = new ArrayList<>(Math.min(limit, 1024));
		while (elements.size() < limit && this.source.hasNext()) {
			elements.add(checked(this.source.next()));
			this.taken++;
		}
		return elements;
	}

	private Object checked(@Nullable Object element) {
		if (element == null) {
			throw new IllegalArgumentException(
					this.kind.call() + ": the element at index " + this.taken + " is null; leave it out");
		}
		Object entity = (element instanceof HibernateProxy) ? Objects.requireNonNull(Hibernate.unproxy(element))
				: element;
		if (this.type == null) {
			this.type = entity.getClass();
		}
		else if (entity.getClass() != this.type) {
			throw new IllegalArgumentException(
					"All entities in the batch must be of the same type: expected " + this.type.getSimpleName()
							+ ", found " + entity.getClass().getSimpleName() + " at index " + this.taken);
		}
		return entity;
	}

}
