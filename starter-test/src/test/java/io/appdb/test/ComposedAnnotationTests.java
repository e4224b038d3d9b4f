package io.appdb.test;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

import io.appdb.test.shop.ItemRepository;
import io.appdb.test.shop.ItemService;
import io.appdb.test.shop.ShopApplication;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The annotation may be part of one that a project has for its own tests.
 */
class ComposedAnnotationTests {

	@Test
	void ofAnApplication() {
		TestClasses.run(List.of(OfApplication.class)).assertThatEvents().haveExactly(1, TestClasses.SUCCESS);
	}

	@Test
	void ofASlice() {
		TestClasses.run(List.of(OfSlice.class)).assertThatEvents().haveExactly(1, TestClasses.SUCCESS);
	}

	@Test
	void anotherSliceIsRefusedStill() {
		assertThat(TestClasses.failure(OfTwoSlices.class))
			.contains("is a slice of its own and cannot be combined with @OtherSlice");
	}

	@Target(ElementType.TYPE)
	@Retention(RetentionPolicy.RUNTIME)
	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.NONE)
	@DatabaseTest
	@interface IntegrationTest {

	}

	@Target(ElementType.TYPE)
	@Retention(RetentionPolicy.RUNTIME)
	@DatabaseTest
	@ContextConfiguration(classes = ShopApplication.class)
	@interface RepositoryTest {

	}

	@Target(ElementType.TYPE)
	@Retention(RetentionPolicy.RUNTIME)
	@DataJpaTest
	@interface OtherSlice {

	}

	@IntegrationTest
	static class OfApplication {

		@Test
		void hasServices(@Autowired ItemService service, @Autowired ItemRepository items) {
			service.addAll("pen");
			assertThat(items.count()).isOne();
		}

	}

	@RepositoryTest
	static class OfSlice {

		@Test
		void hasRepositoriesOnly(@Autowired ItemRepository items, @Autowired ApplicationContext context) {
			assertThat(items.count()).isZero();
			assertThat(context.getBeanProvider(ItemService.class)).isEmpty();
		}

	}

	@RepositoryTest
	@OtherSlice
	static class OfTwoSlices {

		@Test
		void test() {
		}

	}

}
