package io.appdb.autoconfigure;

import java.lang.reflect.Constructor;

import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.session.Db;
import io.appdb.session.Sessions;

import org.springframework.beans.factory.InjectionPoint;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Controller;

/**
 * Where a session is being injected, which decides what it may do. Lives as long as the
 * injection.
 *
 * @param database the name of the database, empty for the default one
 * @param readOnly whether the session is wanted read-only
 * @param owning whether it makes the handlers of a controller transactional
 */
record InjectedAt(String database, boolean readOnly, boolean owning) {

	static InjectedAt of(InjectionPoint point) {
		Db db = point.getAnnotation(Db.class);
		return new InjectedAt((db != null) ? db.value() : "", db != null && db.readOnly(),
				isControllerConstructor(point));
	}

	private static boolean isControllerConstructor(InjectionPoint point) {
		MethodParameter parameter = point.getMethodParameter();
		return parameter != null && point.getMember() instanceof Constructor<?> constructor
				&& parameter.getParameterType() == CurrentSessionTransaction.class
				&& AnnotatedElementUtils.hasAnnotation(constructor.getDeclaringClass(), Controller.class);
	}

	CurrentSession currentSession(Sessions sessions) {
		return sessions.currentSession(this.readOnly);
	}

	CurrentSessionTransaction currentSessionTransaction(Sessions sessions) {
		return sessions.currentSessionTransaction(this.readOnly, this.owning);
	}

}
