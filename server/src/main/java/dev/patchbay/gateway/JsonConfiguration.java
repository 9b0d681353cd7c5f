package dev.patchbay.gateway;

import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.Slug;
import dev.patchbay.kernel.TypedId;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.AbstractJacksonHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/**
 * How JSON is read and written: bounded, strict, and with ids, names and cursors as plain text. It is the one format of the
 * interface: Spring would read YAML and CBOR as well wherever a library brings Jackson's modules for them, by none of these rules.
 */
@Configuration(proxyBeanMethods = false)
class JsonConfiguration {

    @Bean
    ServerHttpMessageConvertersCustomizer jsonAlone() {
        return converters -> converters.configureMessageConvertersList(
                list -> list.removeIf(converter -> converter instanceof AbstractJacksonHttpMessageConverter<?>
                        && !(converter instanceof JacksonJsonHttpMessageConverter)));
    }

    @Bean
    JsonFactoryBuilderCustomizer boundedJson() {
        return factory -> factory.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(64)
                        .maxStringLength(BodyLimitFilter.MAXIMUM_BYTES)
                        .maxNumberLength(100)
                        .maxNameLength(1_000)
                        .build());
    }

    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return mapper -> mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .addModule(new SimpleModule("patchbay")
                        .addSerializer(TypedId.class, new ToStringSerializer(TypedId.class))
                        .addSerializer(Slug.class, new ToStringSerializer(Slug.class))
                        .addSerializer(Cursor.class, new ToStringSerializer(Cursor.class)));
    }
}
