package dev.patchbay.gateway;

import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves the web UI out of the jar: one document for every page of it, and its hashed files for ever, and whose software is in it. */
@Controller
class WebUi implements WebMvcConfigurer {

    private static final Resource DOCUMENT = new ClassPathResource("META-INF/resources/index.html");

    /**
     * Pages of the web UI; each new room is named here, so that any other address is answered with 404. The pages of listings are
     * the storefront's.
     */
    @GetMapping({
        "/",
        "/apps",
        "/apps/{name}",
        "/apps/{name}/{tab}",
        "/dashboard",
        "/organization",
        "/organization/{tab}",
        "/new-integration",
        "/new-organization",
        "/settings",
        "/settings/{room}",
        "/notices",
        "/console",
        "/console/{room}",
        "/developer",
        "/sandbox",
        "/reference",
        "/developer/{name}",
        "/developer/{name}/{room}"
    })
    ResponseEntity<Resource> page() {
        return document(HttpStatus.OK);
    }

    /** The web UI's document, which shows its own "not found" page for an address that it does not know. */
    static ResponseEntity<Resource> document(HttpStatus status) {
        return ResponseEntity.status(status)
                .contentType(MediaType.TEXT_HTML)
                .cacheControl(CacheControl.noCache())
                .body(DOCUMENT);
    }

    static boolean isBuiltIn() {
        return DOCUMENT.exists();
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/META-INF/resources/assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        // what frames load lies in the same folder of the jar, and is served on the widgets' host alone
        registry.addResourceHandler("/widgets/**").addResourceLocations("classpath:/META-INF/resources/nothing/");
        registry.addResourceHandler("/licences/**")
                .addResourceLocations("classpath:/META-INF/resources/licences/")
                .setCacheControl(CacheControl.noCache());
    }
}
