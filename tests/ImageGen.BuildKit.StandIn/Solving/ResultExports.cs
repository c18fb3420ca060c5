using System.Formats.Tar;
using System.Text;
using System.Text.Json;
using ImageGen.BuildKit.StandIn.FileSync;

namespace ImageGen.BuildKit.StandIn.Solving;

/// <summary>What exporters do with the result, which is a folder of one file. Source: exporter/*/export.go, mobyexporter/export.go.</summary>
public static class ResultExports
{
    /// <summary>The files of the result.</summary>
    public static IReadOnlyList<SentFile> Files { get; } =
    [
        SentFile.Directory("app"),
        SentFile.File("app/hello", "hello\n"u8.ToArray(), mode: 0x1ED),
        SentFile.Symlink("latest", "app/hello"),
    ];

    /// <summary>The digest of the image that every build results in.</summary>
    public static string ManifestDigest { get; } = StepReport.DigestOf("manifest");

    public static string ConfigDigest { get; } = StepReport.DigestOf("config");

    public static async Task<IReadOnlyDictionary<string, string>> ExportAsync(SolveCall solve)
    {
        var response = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (place, exporter) in solve.Exporters.Index())
        {
            using var report = StepReport.Begin(solve, exporter.Type is "image" or "moby" ? "exporting to image" : $"exporting to {exporter.Type}");
            switch (exporter.Type)
            {
                case "image" or "moby":
                    SolveChecks.CheckImage(solve);
                    DescribeImage(solve, exporter.Attrs, response);
                    break;
                case "local":
                    await OutputSender.SendTreeAsync(await solve.SessionAsync(), Files, place, solve.Cancelled);
                    break;
                case "tar":
                    await OutputSender.SendArchiveAsync(await solve.SessionAsync(), Archive(), place, [], solve.Cancelled);
                    break;
                default:
                    DescribeImage(solve, exporter.Attrs, response);
                    await OutputSender.SendArchiveAsync(await solve.SessionAsync(), Archive(), place, response, solve.Cancelled);
                    break;
            }
        }

        return response;
    }

    /// <summary>The archive of the files.</summary>
    public static byte[] Archive()
    {
        using var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, leaveOpen: true))
        {
            writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, "app/hello") { ModificationTime = DateTimeOffset.UnixEpoch, DataStream = new MemoryStream(Files[1].Content.ToArray()) });
        }

        return archive.ToArray();
    }

    private static void DescribeImage(SolveCall solve, IDictionary<string, string> attributes, Dictionary<string, string> response)
    {
        var isGraphDriver = solve.Options is { Engine: not null, HasContainerdStore: false };
        // A graph driver keeps no manifests: there the image is its configuration.
        response["containerimage.digest"] = isGraphDriver ? ConfigDigest : ManifestDigest;
        if (solve.Release.Version >= new Version(0, 10, 0))
        {
            response["containerimage.config.digest"] = ConfigDigest;
        }

        if (!isGraphDriver)
        {
            var descriptor = JsonSerializer.Serialize(new { mediaType = "application/vnd.oci.image.manifest.v1+json", digest = ManifestDigest, size = 696 });
            response["containerimage.descriptor"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(descriptor));
            if (attributes.TryGetValue("name", out var names) && names.Length > 0)
            {
                response["image.name"] = string.Join(',', names.Split(',').Select(name => name.Contains('.', StringComparison.Ordinal) ? name : "docker.io/library/" + name));
            }
        }
    }
}
