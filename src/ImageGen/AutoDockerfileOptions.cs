using System.Diagnostics;
using ImageGen.Building.Options;
using ImageGen.Building.Options.Declarations;

namespace ImageGen;

/// <summary>The settings of an <c>auto</c> Dockerfile. Each but <see cref="CertificateAuthorities"/> can also be set in <see cref="DockerImageAttribute"/>; a build's own value takes precedence.</summary>
public sealed class AutoDockerfileOptions
{
    /// <summary>The values of the properties. An option is described in <c>Building/Options/Declarations</c>.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal OptionValues Values { get; } = new(BuildOptionTable.OfAuto.Length);

    /// <summary>Where the project is published. Default: <see cref="PublishLocation.Container"/>.</summary>
    public PublishLocation? PublishOn { get => Values.Get(AutoOptions.PublishOn); init => Values.Set(AutoOptions.PublishOn, value); }

    /// <summary>The registry (with an optional path) of the base images. Default: <c>IMAGEGEN_BASE_REGISTRY</c>, then <c>mcr.microsoft.com</c>.</summary>
    public string? BaseRegistry { get => Values.Get(AutoOptions.BaseRegistry); init => Values.Set(AutoOptions.BaseRegistry, value); }

    /// <summary>The image that runs the program. Default: one of Microsoft's images, by the rules of the project.</summary>
    public ImageReference? BaseImage { get => Values.Get(AutoOptions.BaseImage); init => Values.Set(AutoOptions.BaseImage, value); }

    /// <summary>
    /// The flavor of Microsoft's images: the part of their tags after the version, such as <c>alpine</c> or <c>noble</c>, as in MSBuild's
    /// <c>ContainerFamily</c>. Default: <c>noble-chiseled</c> if the globalization is invariant, <c>noble</c> if <see cref="Packages"/> are
    /// installed, or else <c>noble-chiseled-extra</c>.
    /// </summary>
    public string? ContainerFamily { get => Values.Get(AutoOptions.ContainerFamily); init => Values.Set(AutoOptions.ContainerFamily, value); }

    /// <summary>The tag of the SDK image. Default: by the target framework and <c>global.json</c>. Not used if the project is published on this machine.</summary>
    public string? SdkTag { get => Values.Get(AutoOptions.SdkTag); init => Values.Set(AutoOptions.SdkTag, value); }

    /// <summary>The packages of the Linux distribution to install. Default: none. The base image must have a package manager.</summary>
    public IList<string> Packages { get => Values.Get(AutoOptions.Packages); init => Values.Set(AutoOptions.Packages, value); }

    /// <summary>The environment variables (<c>ENV</c>). Default: none.</summary>
    public IDictionary<string, string> Env { get => Values.Get(AutoOptions.Env); init => Values.Set(AutoOptions.Env, value); }

    /// <summary>
    /// The exposed ports (<c>EXPOSE</c>). Default: those on which an ASP.NET Core program listens, by its environment variables and its
    /// <c>appsettings.json</c>, or else 8080.
    /// </summary>
    public IList<ExposedPort> Ports { get => Values.Get(AutoOptions.Ports); init => Values.Set(AutoOptions.Ports, value); }

    /// <summary>The name or number of the user who runs the program (<c>USER</c>). Default: the user of Microsoft's images, who is not root.</summary>
    public string? User { get => Values.Get(AutoOptions.User); init => Values.Set(AutoOptions.User, value); }

    /// <summary>
    /// The path, or the http URL, that responds with success while the program is healthy (<c>HEALTHCHECK</c>). A small program in the
    /// image sends the request, so that the image needs neither a shell nor curl. Default: no health check. Platforms: linux/amd64 and linux/arm64.
    /// </summary>
    public string? HealthCheck { get => Values.Get(AutoOptions.HealthCheck); init => Values.Set(AutoOptions.HealthCheck, value); }

    /// <summary>The folders of the container whose content is kept in volumes (<c>VOLUME</c>). They belong to the user who runs the program. Default: none.</summary>
    public IList<string> Volumes { get => Values.Get(AutoOptions.Volumes); init => Values.Set(AutoOptions.Volumes, value); }

    /// <summary>Properties of the publish: <c>dotnet publish -p:Name=value</c>. Default: none.</summary>
    public IDictionary<string, string> PublishProperties { get => Values.Get(AutoOptions.PublishProperties); init => Values.Set(AutoOptions.PublishProperties, value); }

    /// <summary>
    /// The files with the certificates of authorities that the restore and the publish in the container trust in addition to those of the SDK
    /// image, for a feed or a proxy with a private authority. The files are in PEM form, with one or more certificates; a relative path starts at
    /// the project's folder. The steps get the certificates as a secret, and no layer contains them. Default: none. BuildKit only, and only here,
    /// not in <see cref="DockerImageAttribute"/>. Not used if the project is published on this machine, whose authorities then apply.
    /// </summary>
    public IList<string> CertificateAuthorities { get => Values.Get(AutoOptions.CertificateAuthorities); init => Values.Set(AutoOptions.CertificateAuthorities, value); }

    /// <summary>MSBuild's configuration. Default: <c>Release</c>.</summary>
    public string? Configuration { get => Values.Get(AutoOptions.Configuration); init => Values.Set(AutoOptions.Configuration, value); }

    /// <summary>The target framework of a project with several. Default: the newest one that does not require an operating system.</summary>
    public string? Framework { get => Values.Get(AutoOptions.Framework); init => Values.Set(AutoOptions.Framework, value); }

    /// <summary>
    /// Additional files and folders: the path in the image, where a relative one starts at <c>/app</c>, and the path on this machine, where
    /// a relative one starts at the project's folder. Default: none.
    /// </summary>
    public IDictionary<string, string> Files { get => Values.Get(AutoOptions.Files); init => Values.Set(AutoOptions.Files, value); }

    /// <summary>The arguments of the program (<c>CMD</c>). Arguments of <c>docker run</c> replace them. Default: none.</summary>
    public IList<string> Command { get => Values.Get(AutoOptions.Command); init => Values.Set(AutoOptions.Command, value); }
}
