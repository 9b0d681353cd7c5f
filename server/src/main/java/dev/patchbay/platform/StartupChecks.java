package dev.patchbay.platform;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import org.springframework.validation.FieldError;
import org.springframework.validation.Validator;
import org.springframework.validation.annotation.Validated;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

/** Reads every settings record before the first bean is made, and reports all that is wrong in one list. */
@Component
class StartupChecks implements BeanFactoryPostProcessor, ApplicationContextAware {

    private @Nullable ApplicationContext context;

    @Override
    public void setApplicationContext(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        check(Objects.requireNonNull(context), beans);
    }

    private static void check(ApplicationContext context, ConfigurableListableBeanFactory beans) {
        List<StartupProblem> problems = new ArrayList<>();
        List<Object> settings = new ArrayList<>();
        Binder binder = Binder.get(context.getEnvironment());
        try (LocalValidatorFactoryBean validator = new LocalValidatorFactoryBean()) {
            validator.afterPropertiesSet();
            for (String name : beans.getBeanNamesForAnnotation(ConfigurationProperties.class)) {
                Class<?> type = beans.getType(name, false);
                if (type != null
                        && type.isRecord()
                        && ClassUtils.getPackageName(type).startsWith("dev.patchbay.")) {
                    Object record = bound(binder, type, validator, problems);
                    if (record != null) {
                        settings.add(record);
                    }
                }
            }
        }
        settings.stream()
                .filter(PatchbaySettings.class::isInstance)
                .map(PatchbaySettings.class::cast)
                .forEach(patchbay -> checkTogether(context, patchbay, settings, problems));
        if (!problems.isEmpty()) {
            throw new StartupException(problems);
        }
    }

    private static void checkTogether(
            ApplicationContext context,
            PatchbaySettings patchbay,
            List<Object> settings,
            List<StartupProblem> problems) {
        Environment environment = context.getEnvironment();
        problems.addAll(AddressRules.problems(environment, patchbay.development()));
        problems.addAll(AddressRules.proxies(patchbay.trustedProxies()));
        checkFolder(patchbay.dataDir().toAbsolutePath(), problems);
        if (context instanceof WebServerApplicationContext) {
            checkPort(
                    environment.getProperty("server.address", "0.0.0.0"),
                    environment.getProperty("server.port", Integer.class, 8080),
                    problems);
        }
        for (Object record : settings) {
            if (record instanceof CheckedSettings checked) {
                problems.addAll(checked.problems(patchbay));
            }
        }
    }

    private static @Nullable Object bound(
            Binder binder, Class<?> type, Validator validator, List<StartupProblem> problems) {
        String prefix =
                MergedAnnotations.from(type).get(ConfigurationProperties.class).getString("prefix");
        try {
            return AnnotatedElementUtils.hasAnnotation(type, Validated.class)
                    ? binder.bindOrCreate(prefix, Bindable.of(type), new ValidationBindHandler(validator))
                    : binder.bindOrCreate(prefix, Bindable.of(type));
        } catch (BindException wrong) {
            problems.addAll(told(prefix, wrong));
            return null;
        }
    }

    private static List<StartupProblem> told(String prefix, BindException wrong) {
        if (wrong.getCause() instanceof BindValidationException invalid) {
            return invalid.getValidationErrors().getAllErrors().stream()
                    .map(error -> new StartupProblem(
                            error instanceof FieldError field ? prefix + "." + inKebabCase(field.getField()) : prefix,
                            "Its value does not fit: " + error.getDefaultMessage() + ".",
                            "See docs/reference/settings.md for what it may be."))
                    .toList();
        }
        ConfigurationPropertyName name = wrong.getName();
        return List.of(new StartupProblem(
                name.toString(),
                "Its value cannot be understood as %s."
                        .formatted(wrong.getTarget().getType()),
                "See docs/reference/settings.md for what it may be."));
    }

    private static String inKebabCase(String field) {
        return field.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static void checkFolder(Path folder, List<StartupProblem> problems) {
        try {
            Files.createDirectories(folder);
            if (Files.isWritable(folder)) {
                return;
            }
        } catch (IOException forbidden) {
            // told below
        }
        problems.add(new StartupProblem(
                "patchbay.data-dir",
                "The folder %s cannot be written to.".formatted(folder),
                "Give the user that runs Patchbay the right to, or choose another folder."));
    }

    private static void checkPort(String address, int port, List<StartupProblem> problems) {
        if (port <= 0) {
            return;
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(address, port));
        } catch (IOException | IllegalArgumentException taken) {
            problems.add(new StartupProblem(
                    "server.port",
                    "Port %d is not free.".formatted(port),
                    "Stop what listens there, or choose another port."));
        }
    }
}
