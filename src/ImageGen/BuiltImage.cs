using System.Collections.Immutable;
using ImageGen.Images;
using ImageGen.Progress;

namespace ImageGen;

/// <summary>The result of a build: an image in the engine's store, unless <see cref="ImageBuildOptions.Outputs"/> names other outputs.</summary>
public sealed record BuiltImage
{
    /// <summary>
    /// The id of the image: the digest of its configuration or, with the containerd image store, of its manifest or index.
    /// <see langword="null"/> if <see cref="ImageBuildOptions.Outputs"/> contains no image.
    /// </summary>
    public required ImageDigest? Id { get; init; }

    /// <summary>The digest of the manifest or index, which identifies the image in a registry. <see langword="null"/> if it is unknown before a push, as with an engine's graph drivers.</summary>
    public ImageDigest? Digest { get; init; }

    /// <summary>The references of the image, in the order of the tags. If the image is in an engine's store, it has these references there.</summary>
    public required ImmutableArray<ImageReference> References { get; init; }

    /// <summary>The first of <see cref="References"/>.</summary>
    public ImageReference Reference => References[0];

    /// <summary>The builder of the image.</summary>
    public required ImageBuilder Builder { get; init; }

    /// <summary>The duration of the build, including the transfer of the context.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The warnings of the engine and of ImageGen. Default: empty.</summary>
    public ImmutableArray<BuildWarning> Warnings { get; init; } = [];

    /// <summary>Where the image was built. Equality ignores it, and a copy with <c>with</c> keeps it.</summary>
    internal BuildOrigin Origin { get; init; } = BuildOrigin.Unknown;

    /// <summary>Pushes the image under its <see cref="References"/> only, from the engine that built it. Nothing is built.</summary>
    /// <remarks>
    /// <para>If a later build has moved one of the references, nothing is sent, because the engine would push the image of that build.</para>
    /// <para>A result that is only in a folder, an archive or the cache cannot be pushed. The same applies to a result of BuildKit nodes, which keep no image after a build.
    /// Use <see cref="DockerImage.BuildAndPushAsync"/> for them. An image that is in the engine of the options is pushed from there, and one that
    /// <see cref="BuildOutput.DockerEngine"/> loaded is pushed from that engine.</para>
    /// <para>An image that <see cref="BuildOutput.Image"/> already pushed in its build is pushed again. The registry has its layers, so little is sent.</para>
    /// <para>A <see cref="BuiltImage"/> that the program created itself is pushed from the engine of the options, or from <see cref="EngineEndpoint.Default"/> unless <c>BUILDKIT_HOST</c> names nodes.</para>
    /// </remarks>
    /// <param name="options">
    /// The settings of the push. Engine, credentials, progress and logger are those of the build if they are not set here. <see cref="ImagePushOptions.Tags"/>
    /// selects some of the tags of the build. Default: all of them, in their order.
    /// </param>
    /// <param name="cancellationToken">Cancels the push, also on the engine.</param>
    /// <returns>The pushed references, with tag and digest.</returns>
    /// <exception cref="ImagePushException">The push failed, no engine has the image, or the options name a tag that the build did not set. The <see cref="ImagePushException.Reason"/> is the cause.</exception>
    /// <exception cref="CredentialsException">The credentials of the registry cannot be read.</exception>
    /// <exception cref="EngineUnreachableException">The engine does not respond, or the connection to it was lost.</exception>
    public Task<PushedImage> PushAsync(ImagePushOptions? options = null, CancellationToken cancellationToken = default) =>
        BuiltImagePush.RunAsync(this, options, cancellationToken);

    /// <summary>Returns the references, and the id if there is one: <c>acme/shop:1.4.0, acme/shop:latest (sha256:…)</c>.</summary>
    public override string ToString() => Id is null ? string.Join(", ", References) : $"{string.Join(", ", References)} ({Id})";
}
