using System.Text;
using CsCheck;
using Xunit;

namespace ImageGen.Oci.Tests.Images;

public class ImageConfigurationTests
{
    private const string Damage = "\\u\"{}[]0-d";

    private static readonly ImageDigest DiffId = Descriptor.Of("a/b", "layer"u8).Digest;

    private static readonly ImageConfiguration Full = new("arm", "linux")
    {
        Created = new DateTimeOffset(2024, 1, 2, 3, 4, 5, 120, TimeSpan.FromHours(2)),
        Author = "Ann",
        Variant = "v7",
        OperatingSystemVersion = "1",
        OperatingSystemFeatures = ["x"],
        DiffIds = [DiffId],
        History =
        [
            new HistoryEntry { Created = DateTimeOffset.UnixEpoch, CreatedBy = "RUN a && b", Author = "Ben", Comment = "c" },
            new HistoryEntry { CreatedBy = "ENV", IsEmptyLayer = true },
        ],
        Config = new ContainerConfiguration
        {
            User = "1654",
            ExposedPorts = ["8080/tcp", "443/tcp"],
            Env = ["A=1", "B=2"],
            Entrypoint = ["/app"],
            Cmd = ["run"],
            Volumes = ["/data"],
            WorkingDir = "/work",
            Labels = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("l", "v"),
            StopSignal = "SIGINT",
            ArgsEscaped = true,
            Healthcheck = new ContainerHealthcheck { Test = ["CMD", "true"], Interval = TimeSpan.FromSeconds(1), Timeout = TimeSpan.FromSeconds(2), StartPeriod = TimeSpan.FromSeconds(3), StartInterval = TimeSpan.FromSeconds(4), Retries = 5 },
            OnBuild = ["RUN x"],
            Shell = ["/bin/sh", "-c"],
        },
    };

    [Fact]
    public void A_configuration_has_the_form_that_BuildKit_writes()
    {
        var written = $$$"""
            {
            "architecture":"arm",
            "author":"Ann",
            "config":{
            "User":"1654","ExposedPorts":{"443/tcp":{},"8080/tcp":{}},"Env":["A=1","B=2"],"Entrypoint":["/app"],"Cmd":["run"],"Volumes":{"/data":{}},
            "WorkingDir":"/work","Labels":{"l":"v"},"StopSignal":"SIGINT","ArgsEscaped":true,
            "Healthcheck":{"Test":["CMD","true"],"Interval":1000000000,"Timeout":2000000000,"StartPeriod":3000000000,"StartInterval":4000000000,"Retries":5},
            "OnBuild":["RUN x"],"Shell":["/bin/sh","-c"]},
            "created":"2024-01-02T01:04:05.12Z",
            "history":[{"created":"1970-01-01T00:00:00Z","created_by":"RUN a \u0026\u0026 b","author":"Ben","comment":"c"},{"created_by":"ENV","empty_layer":true}],
            "os":"linux",
            "os.features":["x"],
            "os.version":"1",
            "rootfs":{"type":"layers","diff_ids":["{{{DiffId}}}"]},
            "variant":"v7"}
            """;

        Assert.Equal(written.ReplaceLineEndings(""), Encoding.UTF8.GetString(Full.ToBytes().Span));
    }

    [Fact]
    public void A_written_configuration_is_read_with_the_same_values()
    {
        var read = ImageConfiguration.Parse(Full.ToBytes());

        Assert.Equal(Full, read);
        Assert.Equal(Full.GetHashCode(), read.GetHashCode());
        Assert.Equal("linux(1+x)/arm/v7", read.Platform?.ToString());
        Assert.NotEqual(Full, read with { Config = read.Config with { Env = [] } });
    }

    [Fact]
    public void Unknown_fields_are_written_again()
    {
        var json = """{"x":1,"os":"linux","architecture":"amd64","rootfs":{"type":"layers","base":"y","diff_ids":null},"config":{"Hostname":"h","Cmd":null,"Healthcheck":{"z":true}},"history":[{"w":[]}],"created":"2023-05-04T17:37:03.872958712Z"}""";

        var changed = ImageConfiguration.Parse(Encoding.UTF8.GetBytes(json)) with { Author = "Ann" };

        Assert.Equal(
            """{"architecture":"amd64","author":"Ann","config":{"Healthcheck":{"z":true},"Hostname":"h"},"created":"2023-05-04T17:37:03.8729587Z","history":[{"w":[]}],"os":"linux","rootfs":{"type":"layers","diff_ids":[],"base":"y"},"x":1}""",
            Encoding.UTF8.GetString(changed.ToBytes().Span));
    }

    [Theory]
    [InlineData("2024-01-02T03:04:05Z")]
    [InlineData("2024-01-02T03:04:05.123456789+02:00")]
    [InlineData("0001-01-01T00:00:00Z")]
    public void Times_of_Go_are_read(string time) =>
        Assert.NotNull(ImageConfiguration.Parse(Encoding.UTF8.GetBytes($$$"""{"created":"{{{time}}}","os":"linux","architecture":"amd64","rootfs":{}}""")).Created);

    [Theory]
    [InlineData("{}", "'rootfs' is missing")]
    [InlineData("{\"rootfs\":{\"diff_ids\":[1]}}", "'rootfs.diff_ids[0]' is not a text")]
    [InlineData("{\"rootfs\":{},\"created\":\"yesterday\"}", "'created' is 'yesterday', which is not a valid time")]
    [InlineData("{\"rootfs\":{},\"config\":{\"Env\":{}}}", "'config.Env' is not a list")]
    [InlineData("{\"rootfs\":{},\"config\":{\"Labels\":{\"a\":1}}}", "'config.Labels.a' is not a text")]
    [InlineData("{\"rootfs\":{},\"history\":[{},{\"empty_layer\":1}]}", "'history[1].empty_layer' is not true or false")]
    public void A_configuration_that_is_not_valid_is_an_error(string json, string expected) =>
        Assert.Contains(expected, Assert.Throws<InvalidImageException>(() => ImageConfiguration.Parse(Encoding.UTF8.GetBytes(json))).Message, StringComparison.Ordinal);

    /// <summary>Valid documents with a few changed bytes are nearer to the code than random ones.</summary>
    [Fact]
    public void Changed_documents_are_read_or_are_not_valid()
    {
        byte[][] documents =
        [
            Full.ToBytes().ToArray(),
            new ImageManifest(Descriptor.Of("a/b", "c"u8), [Descriptor.Of("a/b", "c"u8)]) { Subject = Descriptor.Of("a/b", "c"u8) }.ToBytes().ToArray(),
            new ImageIndex([Descriptor.Of("a/b", "c"u8) with { Platform = "linux(1+x)/arm/v7" }]).ToBytes().ToArray(),
        ];
        Gen.Select(Gen.Int[0, documents.Length - 1].Select(i => documents[i]), Gen.Select(Gen.Int[0, 1500], Gen.OneOf(Gen.Byte, Gen.Int[0, Damage.Length - 1].Select(static i => (byte)Damage[i]))).Array[0, 4]).Sample((document, changes) =>
        {
            var changed = document.ToArray();
            foreach (var (position, value) in changes)
            {
                changed[position % changed.Length] = value;
            }

            Try(() => ImageConfiguration.Parse(changed).ToBytes());
            Try(() => (ImageManifest.Parse(changed) with { ArtifactType = "a/b" }).ToBytes());
            Try(() => (ImageIndex.Parse(changed) with { ArtifactType = "a/b" }).Find("linux/arm")?.ToString());
        });
    }

    private static void Try(Action read)
    {
        try
        {
            read();
        }
        catch (InvalidImageException)
        {
        }
    }
}
