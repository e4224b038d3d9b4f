package io.appdb.sample.configs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.appdb.sample.ConflictResponse;
import io.appdb.sample.InvalidInputResponse;
import io.appdb.sample.NotFoundResponse;
import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.persistence.EntityNotFoundException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Writes and shows settings. Spring owns it; shared by all threads.
 */
@RestController
@Tag(name = "configs")
final class ConfigController {

	private final DynamicConfigs configs;

	ConfigController(DynamicConfigs configs) {
		this.configs = configs;
	}

	/**
	 * The value and the log entry are written in one transaction: both or neither.
	 */
	@PutMapping("/configs/{key}")
	@Operation(summary = "Write a setting")
	@ApiResponse(responseCode = "200", description = "The setting as it is now")
	@InvalidInputResponse
	@ConflictResponse
	ConfigView put(@PathVariable @Size(max = 255) String key, @RequestBody @Valid ConfigInput input,
			CurrentSessionTransaction db) {
		DynamicConfig config = this.configs.write(db, key, input);
		db.flush();
		return config.toView();
	}

	@GetMapping("/configs")
	@Operation(summary = "List settings")
	List<ConfigView> list(CurrentSession db) {
		return db.createSelectionQuery("from DynamicConfig c order by c.key", DynamicConfig.class)
			.getResultStream()
			.map(DynamicConfig::toView)
			.toList();
	}

	@GetMapping("/configs/{key}")
	@Operation(summary = "Show a setting")
	@ApiResponse(responseCode = "200", description = "The setting")
	@NotFoundResponse
	ConfigView get(@PathVariable String key, CurrentSession db) {
		return DynamicConfigs.find(db, key)
			.map(DynamicConfig::toView)
			.orElseThrow(() -> new EntityNotFoundException("There is no setting '" + key + "'"));
	}

	@GetMapping("/active-configs")
	@Operation(summary = "Show the values of active settings")
	Map<String, Object> active(CurrentSession db) {
		Map<String, Object> values = new LinkedHashMap<>();
		db.createSelectionQuery("from DynamicConfig c where c.active order by c.key", DynamicConfig.class)
			.getResultStream()
			.forEach((config) -> values.put(config.getKey(), config.getValue()));
		return values;
	}

}
