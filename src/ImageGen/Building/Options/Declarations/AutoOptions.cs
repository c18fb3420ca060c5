namespace ImageGen.Building.Options.Declarations;

/// <summary>The settings of an <c>auto</c> Dockerfile. They end in its text, so builders know nothing of them.</summary>
internal static class AutoOptions
{
    public static readonly OptionGroup Group = OptionGroup.OfAuto();

    public static readonly BuildOption<PublishLocation?> PublishOn = new(Group, nameof(AutoDockerfileOptions.PublishOn));

    public static readonly BuildOption<string?> BaseRegistry = new(Group, nameof(AutoDockerfileOptions.BaseRegistry));

    public static readonly BuildOption<ImageReference?> BaseImage = new(Group, nameof(AutoDockerfileOptions.BaseImage));

    public static readonly BuildOption<string?> ContainerFamily = new(Group, nameof(AutoDockerfileOptions.ContainerFamily));

    public static readonly BuildOption<string?> SdkTag = new(Group, nameof(AutoDockerfileOptions.SdkTag));

    public static readonly ListOption<string> Packages = new(Group, nameof(AutoDockerfileOptions.Packages));

    public static readonly MapOption<string> Env = new(Group, nameof(AutoDockerfileOptions.Env));

    public static readonly ListOption<ExposedPort> Ports = new(Group, nameof(AutoDockerfileOptions.Ports));

    public static readonly BuildOption<string?> User = new(Group, nameof(AutoDockerfileOptions.User));

    public static readonly BuildOption<string?> HealthCheck = new(Group, nameof(AutoDockerfileOptions.HealthCheck));

    public static readonly ListOption<string> Volumes = new(Group, nameof(AutoDockerfileOptions.Volumes));

    public static readonly MapOption<string> PublishProperties = new(Group, nameof(AutoDockerfileOptions.PublishProperties));

    public static readonly ListOption<string> CertificateAuthorities = new(Group, nameof(AutoDockerfileOptions.CertificateAuthorities));

    public static readonly BuildOption<string?> Configuration = new(Group, nameof(AutoDockerfileOptions.Configuration));

    public static readonly BuildOption<string?> Framework = new(Group, nameof(AutoDockerfileOptions.Framework));

    public static readonly MapOption<string> Files = new(Group, nameof(AutoDockerfileOptions.Files));

    public static readonly ListOption<string> Command = new(Group, nameof(AutoDockerfileOptions.Command));
}
