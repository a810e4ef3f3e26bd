package wherry.tools.sql.database;

import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolutionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/// The JDBC drivers: those linked with the runtime, and those of a folder, which are loaded into a module layer of their own.
public final class Drivers {
    private final List<Driver> all;

    private Drivers(List<Driver> all) {
        this.all = List.copyOf(all);
    }

    /// Those linked with the runtime.
    public static Drivers linked() {
        return new Drivers(load(ServiceLoader.load(Driver.class, Drivers.class.getClassLoader()), "the runtime"));
    }

    /// Those linked with the runtime, and those in the jars of a folder.
    ///
    /// @throws IllegalArgumentException when there is no such folder, or none of its jars is a driver
    public static Drivers with(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("MCP_DRIVERS is '" + folder + "' but should be a folder with the jars of JDBC drivers");
        }
        var drivers = new ArrayList<>(linked().all);
        ModuleLayer layer = layer(folder);
        List<Driver> found = load(ServiceLoader.load(layer, Driver.class), folder.toString()).stream()
                .filter(driver -> driver.getClass().getModule().getLayer() == layer).toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("MCP_DRIVERS: no jar in " + folder + " is a JDBC driver");
        }
        drivers.addAll(found);
        return new Drivers(drivers);
    }

    private static ModuleLayer layer(Path folder) {
        try {
            ModuleFinder jars = ModuleFinder.of(folder);
            List<String> names = jars.findAll().stream().map(module -> module.descriptor().name()).toList();
            ModuleLayer boot = ModuleLayer.boot();
            Configuration configuration = boot.configuration().resolve(ModuleFinder.of(), jars, names);
            return boot.defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader());
        } catch (FindException | ResolutionException e) {
            throw new IllegalArgumentException("MCP_DRIVERS: " + folder + ": " + e.getMessage(), e);
        }
    }

    private static List<Driver> load(ServiceLoader<Driver> services, String place) {
        try {
            return services.stream().map(ServiceLoader.Provider::get).toList();
        } catch (ServiceConfigurationError e) {
            throw new IllegalArgumentException("a JDBC driver of " + place + " does not load: " + e.getMessage(), e);
        }
    }

    /// @throws IllegalArgumentException when no driver knows the URL
    Driver driverOf(DatabaseSettings database) {
        for (Driver driver : all) {
            if (accepts(driver, database.url())) {
                return driver;
            }
        }
        String names = all.stream().map(driver -> driver.getClass().getName()).distinct().sorted().collect(Collectors.joining(", "));
        throw new IllegalArgumentException("no JDBC driver knows the URL of the database " + database.name() + "; there are: "
                + (names.isEmpty() ? "none" : names) + ". Put the driver's jar into the folder that MCP_DRIVERS names");
    }

    private static boolean accepts(Driver driver, String url) {
        try {
            return driver.acceptsURL(url);
        } catch (SQLException e) {
            return false;
        }
    }
}
