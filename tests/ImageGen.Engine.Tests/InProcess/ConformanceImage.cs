using ImageGen.Progress;

namespace ImageGen.Engine.Tests.InProcess;

/// <summary>One image that this process has pushed, and written to files.</summary>
internal sealed class ConformanceImage : IDisposable
{
    /// <summary>What the container of the image writes.</summary>
    public const string Output = "it runs";

    private const string Dockerfile = $"ARG BASE\nFROM $BASE\nCOPY <<EOF /app/run\necho {Output}\nEOF\nCMD [\"sh\", \"/app/run\"]\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imagegen-conformance-");

    private ConformanceImage(ImageForm form) => Reference = ImageReference.Parse($"{EngineEnvironment.Registry}/conformance/{form.ToString().ToLowerInvariant()}-{Guid.NewGuid():n}:1");

    public ImageReference Reference { get; }

    /// <summary>The digest that the build reported.</summary>
    public ImageDigest Digest => Built.Digest!;

    public BuiltImage Built { get; private set; } = null!;

    public string Folder => _folder.FullName;

    public string Layout => Path.Combine(Folder, "layout");

    public string OciArchive => Path.Combine(Folder, "oci.tar");

    /// <summary>The archive for <c>docker load</c>, which cannot have attestations.</summary>
    public string DockerArchive => Path.Combine(Folder, "docker.tar");

    public static async Task<ConformanceImage> BuildAsync(ImageForm form, CancellationToken cancellationToken)
    {
        var built = new ConformanceImage(form);
        var attributes = form is ImageForm.Zstd ? BuildOutput.CacheOnly.Attributes.Add("compression", "zstd") : BuildOutput.CacheOnly.Attributes;
        BuildOutput[] outputs = [BuildOutput.Image(push: true), BuildOutput.OciLayout(built.Layout), BuildOutput.OciArchive(built.OciArchive), .. form is ImageForm.Gzip or ImageForm.Zstd ? [BuildOutput.DockerArchive(built.DockerArchive)] : Array.Empty<BuildOutput>()];
        var image = new DockerImage(built.Reference.Name, "1", dockerfile: "Dockerfile") { ProjectDirectory = built.Folder, Context = BuildContext.Empty };
        built.Built = await image.BuildAsync(
            new()
            {
                Builder = ImageBuilder.InProcess,
                DockerfileText = form is ImageForm.Index ? "FROM scratch\nARG TARGETARCH\nLABEL arch=$TARGETARCH\nCOPY <<EOF /a\ntext\nEOF\n" : Dockerfile,
                Args = form is ImageForm.Index ? [] : new() { ["BASE"] = EngineEnvironment.BaseImage.ToString() },
                Platforms = form is ImageForm.Index ? ["linux/amd64", "linux/arm64"] : [],
                Provenance = form is ImageForm.Attested or ImageForm.Index ? ProvenanceMode.Max : null,
                Sbom = form is ImageForm.Attested or ImageForm.Index,
                Outputs = [.. outputs.Select(output => output with { Attributes = attributes })],
                Progress = BuildProgress.Quiet,
            },
            cancellationToken);
        return built;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    public override string ToString() => Reference.ToString();
}
