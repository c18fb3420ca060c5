using System.Collections.Immutable;
using ImageGen.Images;

namespace ImageGen;

/// <summary>What a build made: an image in the engine's store, unless its outputs say otherwise.</summary>
public sealed record BuiltImage
{
    /// <summary>
    /// The image's id: the digest of its configuration or, with the containerd store, of its manifest or index.
    /// <see langword="null"/> where <see cref="ImageBuildOptions.Outputs"/> asks for no image.
    /// </summary>
    public required ImageDigest? Id { get; init; }

    /// <summary>The digest by which a registry knows the image: that of its manifest or index. <see langword="null"/> where it is not known before a push, as with the graph drivers of an engine.</summary>
    public ImageDigest? Digest { get; init; }

    /// <summary>The image's references, in the order of the tags; they name it in the engine's store, if it is there.</summary>
    public required ImmutableArray<ImageReference> References { get; init; }

    /// <summary>The first of <see cref="References"/>.</summary>
    public ImageReference Reference => References[0];

    /// <summary>The builder that built it.</summary>
    public required ImageBuilder Builder { get; init; }

    /// <summary>How long the build took, with the sending of the context.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The engine's warnings.</summary>
    public ImmutableArray<BuildWarning> Warnings { get; init; } = [];

    /// <summary>Where it was built. It takes no part in equality, and a copy made by <c>with</c> keeps it.</summary>
    internal BuildOrigin Origin { get; init; } = BuildOrigin.Unknown;

    /// <summary>Pushes the image under its <see cref="References"/> and no others, from the engine that built it. It builds nothing.</summary>
    /// <remarks>
    /// <para>Nothing is sent where another build has taken one of the references since: the engine would push that build's image.</para>
    /// <para>What a build left only in a folder, an archive or the cache cannot be pushed, nor can what BuildKit nodes built, which keep no image after a build:
    /// use <see cref="DockerImage.BuildAndPushAsync"/>. Where the engine of the options has the image nevertheless, it is pushed from there; so is one that
    /// <see cref="BuildOutput.DockerEngine"/> loaded, from that engine.</para>
    /// <para>An image that <see cref="BuildOutput.Image"/> has pushed within its build is pushed again; the registry already has its layers, so little is sent.</para>
    /// <para>A result that the program made itself is pushed from the engine of the options, or from <see cref="EngineEndpoint.Default"/> unless <c>BUILDKIT_HOST</c> names nodes.</para>
    /// </remarks>
    /// <param name="options">
    /// The push's settings. Engine, credentials, progress and logger are those of the build where it sets none. <see cref="ImagePushOptions.Tags"/> chooses
    /// some of the tags that the build gave; default: all of them, in their order.
    /// </param>
    /// <param name="cancellationToken">Ends the push, on the engine too.</param>
    /// <returns>The pushed references, with tag and digest.</returns>
    /// <exception cref="ImagePushException">The push failed, no engine has the image, or the options name a tag that the build did not give; its <see cref="ImagePushException.Reason"/> says which.</exception>
    /// <exception cref="CredentialsException">The registry's credentials cannot be read.</exception>
    /// <exception cref="EngineUnreachableException">No engine answers, or it went away.</exception>
    public Task<PushedImage> PushAsync(ImagePushOptions? options = null, CancellationToken cancellationToken = default) =>
        BuiltImagePush.RunAsync(this, options, cancellationToken);

    /// <summary>The references, and the id if there is one: <c>acme/shop:1.4.0, acme/shop:latest (sha256:…)</c>.</summary>
    public override string ToString() => Id is null ? string.Join(", ", References) : $"{string.Join(", ", References)} ({Id})";
}
