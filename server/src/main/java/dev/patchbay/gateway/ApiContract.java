package dev.patchbay.gateway;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Serves the committed description of the API, which a test holds against the controllers. */
@Controller
class ApiContract {

    private static final Resource CONTRACT = new ClassPathResource("contracts/openapi.yaml");

    @GetMapping("/openapi.yaml")
    ResponseEntity<Resource> contract() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_YAML)
                .cacheControl(CacheControl.noCache())
                .header("Access-Control-Allow-Origin", "*")
                .body(CONTRACT);
    }
}
