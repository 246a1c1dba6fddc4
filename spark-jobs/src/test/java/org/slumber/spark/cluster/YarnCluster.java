package org.slumber.spark.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.MiniYARNCluster;

/** YARN in this JVM, with containers in JVMs of their own and this machine's files as its file system. */
final class YarnCluster implements AutoCloseable {
    /** What a client has to know of it. */
    private static final List<String> ADDRESSES =
            List.of("yarn.resourcemanager.address", "yarn.resourcemanager.scheduler.address");

    private final MiniYARNCluster yarn;
    private final Path settings;

    private YarnCluster(MiniYARNCluster yarn, Path settings) {
        this.yarn = yarn;
        this.settings = settings;
    }

    /** Starts a resource manager and node managers, and waits until they know each other. */
    static YarnCluster start(Path folder, int nodes) throws Exception {
        Configuration configuration = new YarnConfiguration();
        configuration.set("yarn.scheduler.capacity.root.queues", "default");
        configuration.set("yarn.scheduler.capacity.root.default.capacity", "100");
        configuration.set("yarn.scheduler.capacity.maximum-am-resource-percent", "1");
        configuration.set("yarn.scheduler.minimum-allocation-mb", "128");
        // a disk that is nearly full is no matter here
        configuration.set("yarn.nodemanager.disk-health-checker.enable", "false");
        System.setProperty("test.build.data", folder.resolve("yarn").toString());
        MiniYARNCluster yarn = new MiniYARNCluster("slumber", nodes, 1, 1);
        yarn.init(configuration);
        yarn.start();
        if (!yarn.waitForNodeManagersToConnect(60_000)) {
            yarn.stop();
            throw new AssertionError("node managers did not connect");
        }
        Configuration client = new Configuration(false);
        ADDRESSES.forEach(key -> client.set(key, yarn.getConfig().get(key)));
        Path settings = Files.createDirectory(folder.resolve("yarn-conf"));
        try (OutputStream out = Files.newOutputStream(settings.resolve("yarn-site.xml"))) {
            client.writeXml(out);
        }
        return new YarnCluster(yarn, settings);
    }

    /** What submit.sh finds it by. */
    Map<String, String> environment() {
        return Map.of("HADOOP_CONF_DIR", settings.toString());
    }

    /** The JVMs of containers of this class that are alive now. */
    static List<ProcessHandle> containers(String mainClass) throws IOException {
        return ProcessHandle.current()
                .descendants()
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().command().orElse("").endsWith("java"))
                .filter(process -> process.info().commandLine().orElse("").contains(mainClass))
                .toList();
    }

    @Override
    public void close() {
        yarn.stop();
    }
}
