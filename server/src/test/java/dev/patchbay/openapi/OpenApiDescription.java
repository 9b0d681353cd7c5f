package dev.patchbay.openapi;

import dev.patchbay.accounts.Session;
import dev.patchbay.gateway.Caller;
import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.Slug;
import dev.patchbay.kernel.TypedId;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.JsonNode;

/** How the description is made from the controllers. */
@Configuration(proxyBeanMethods = false)
class OpenApiDescription {

    static final String COOKIE = "session";
    static final String BEARER = "bearer";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Session.class, Caller.class, Optional.class)
                .replaceWithSchema(JsonNode.class, new ObjectSchema().additionalProperties(true))
                .replaceWithSchema(Cursor.class, new StringSchema())
                .replaceWithSchema(Slug.class, new StringSchema());
        for (Class<?> id : TypedId.class.getPermittedSubclasses()) {
            SpringDocUtils.getConfig().replaceWithSchema(id, new StringSchema().format("uuid"));
        }
    }

    @Bean
    OpenApiWords openApiWords() {
        return OpenApiWords.read();
    }

    @Bean
    SchemaNames schemaNames(OpenApiWords words) {
        return new SchemaNames(words.schemas());
    }

    @Bean
    ModelConverter namedModels(SchemaNames names) {
        return names.converter();
    }

    /** A session parameter of the method tells who may call. */
    @Bean
    OperationCustomizer whoMayCall() {
        return (operation, handler) -> {
            if (operation.getParameters() != null) {
                operation
                        .getParameters()
                        .removeIf(
                                parameter -> Set.of("session", "caller").contains(String.valueOf(parameter.getName())));
            }
            if (takes(handler, Session.class)) {
                operation.addSecurityItem(new SecurityRequirement().addList(COOKIE));
            } else if (takes(handler, Caller.class)) {
                operation.addSecurityItem(new SecurityRequirement().addList(BEARER));
            } else if (takes(handler, Optional.class)) {
                operation.addSecurityItem(new SecurityRequirement().addList(COOKIE));
                operation.addSecurityItem(new SecurityRequirement());
            }
            refusals(operation);
            return operation;
        };
    }

    @Bean
    OpenApiCustomizer finished(OpenApiWords words, SchemaNames names) {
        return (OpenAPI api) -> new OpenApiFinish(api, words, names.byName()).finish();
    }

    private static boolean takes(HandlerMethod handler, Class<?> type) {
        return Arrays.stream(handler.getMethodParameters())
                .map(MethodParameter::getParameterType)
                .anyMatch(type::equals);
    }

    private static void refusals(Operation operation) {
        var problem = new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"));
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("Refused, with the reason and the mend")
                                .content(new Content().addMediaType("application/problem+json", problem)));
    }
}
