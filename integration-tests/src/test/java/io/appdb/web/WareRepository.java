package io.appdb.web;

import java.util.List;

import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface WareRepository extends JpaRepository<Ware, Long> {

	List<Ware> findByAmountGreaterThan(int amount, Sort sort);

	@Query("select ware from Ware ware where ware.amount > 0")
	List<Ware> sorted(Sort sort);

}
