package io.appdb.session.keys;

import com.zaxxer.hikari.HikariDataSource;
import io.appdb.DatabaseManager;
import io.appdb.session.DbSession;
import io.appdb.session.keys.KeyKind.KeptIdentity;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An entity whose key is the one of another row opens the transaction when it is
 * persisted; all others wait for the commit.
 */
class DerivedKeyTests {

	@EachDatabase
	void isWrittenWithTheEntityThatCascadesToIt(TestDatabase database) {
		try (DatabaseManager manager = manager(database); DbSession db = manager.getSession()) {
			Owner owner = new Owner();
			owner.detail = new Detail(owner);
			db.persist(owner);
			db.commit();
			db.refresh(owner);
			assertThat(owner.detail.id).isNotNull().isEqualTo(owner.id);
		}
	}

	@EachDatabase
	void isWrittenWithAnOwnerThatWaits(TestDatabase database) {
		try (DatabaseManager manager = manager(database); DbSession db = manager.getSession()) {
			Owner owner = new Owner();
			db.persist(owner);
			Detail detail = new Detail(owner);
			Detail merged = db.merge(detail);
			db.commit();
			assertThat(merged.id).isEqualTo(owner.id);
		}
	}

	@EachDatabase
	void othersHoldNoConnectionBeforeTheCommit(TestDatabase database) {
		try (DatabaseManager manager = manager(database); DbSession db = manager.getSession()) {
			db.persist(new KeptIdentity());
			assertThat(db.isJoinedToTransaction()).isFalse();
			HikariDataSource pool = (HikariDataSource) manager.engine().dataSource();
			assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
			db.persist(new Owner());
			assertThat(db.isJoinedToTransaction()).isTrue();
			db.rollback();
		}
	}

	@EachDatabase
	void theKeyOfASequenceIsThereBefore(TestDatabase database) {
		try (DatabaseManager manager = manager(database); DbSession db = manager.getSession()) {
			NumberedOwner owner = new NumberedOwner();
			owner.detail = new NumberedDetail(owner);
			db.persist(owner);
			assertThat(db.isJoinedToTransaction()).isFalse();
			db.commit();
			db.refresh(owner);
			assertThat(owner.detail.id).isNotNull().isEqualTo(owner.id);
		}
	}

	private static DatabaseManager manager(TestDatabase database) {
		DatabaseManager manager = DatabaseManager.builder()
			.url(database.url())
			.username(database.username())
			.password(database.password())
			.entities(Owner.class, Detail.class, NumberedOwner.class, NumberedDetail.class, KeptIdentity.class,
					Part.class)
			.build();
		manager.initialize();
		return manager;
	}

	@Entity(name = "DerivedOwner")
	@Table(name = "derived_owner")
	static class Owner {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

		@Nullable String name;

		@OneToOne(mappedBy = "owner", cascade = CascadeType.ALL)
		@Nullable Detail detail;

	}

	@Entity(name = "DerivedDetail")
	@Table(name = "derived_detail")
	static class Detail {

		@Id
		@Nullable Long id;

		@MapsId
		@OneToOne(fetch = FetchType.LAZY)
		@Nullable Owner owner;

		protected Detail() {
		}

		Detail(Owner owner) {
			this.owner = owner;
		}

	}

	@Entity(name = "NumberedOwner")
	@Table(name = "numbered_owner")
	static class NumberedOwner {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE)
		@Nullable Long id;

		@OneToOne(mappedBy = "owner", cascade = CascadeType.ALL)
		@Nullable NumberedDetail detail;

	}

	@Entity(name = "NumberedDetail")
	@Table(name = "numbered_detail")
	static class NumberedDetail {

		@Id
		@Nullable Long id;

		@MapsId
		@OneToOne(fetch = FetchType.LAZY)
		@Nullable NumberedOwner owner;

		protected NumberedDetail() {
		}

		NumberedDetail(NumberedOwner owner) {
			this.owner = owner;
		}

	}

}
