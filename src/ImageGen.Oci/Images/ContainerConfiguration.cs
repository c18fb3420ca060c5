using System.Collections.Immutable;
using ImageGen.Oci.Documents;

namespace ImageGen.Oci;

/// <summary>What containers of an image start, and how. The fields of the OCI image specification, with the extensions of Docker.</summary>
public sealed record ContainerConfiguration
{
    /// <summary>The user, with an optional group, as names or numbers: <c>1654:1654</c>. Default: <see langword="null"/>, which is root.</summary>
    public string? User { get; init; }

    /// <summary>The ports, with an optional protocol: <c>8080/tcp</c>. Default: none.</summary>
    public ImmutableSortedSet<string> ExposedPorts { get; init; } = ValueEquality.NoNames;

    /// <summary>The variables, each as <c>NAME=value</c>. Default: none.</summary>
    public ImmutableArray<string> Env { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The program with its fixed arguments. Default: none.</summary>
    public ImmutableArray<string> Entrypoint { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The default arguments, or the program without an entrypoint. Default: none.</summary>
    public ImmutableArray<string> Cmd { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The folders that are volumes. Default: none.</summary>
    public ImmutableSortedSet<string> Volumes { get; init; } = ValueEquality.NoNames;

    /// <summary>The working directory. Default: <see langword="null"/>, which is the root.</summary>
    public string? WorkingDir { get; init; }

    /// <summary>The labels. Default: none.</summary>
    public ImmutableSortedDictionary<string, string> Labels { get; init; } = ValueEquality.NoTexts;

    /// <summary>The signal that ends a container. Default: <see langword="null"/>, which is <c>SIGTERM</c>.</summary>
    public string? StopSignal { get; init; }

    /// <summary>Whether the command of a Windows image is escaped already. Default: <see langword="false"/>.</summary>
    public bool ArgsEscaped { get; init; }

    /// <summary>The health check. Default: none.</summary>
    public ContainerHealthcheck? Healthcheck { get; init; }

    /// <summary>The instructions for a build on top of the image. Default: none.</summary>
    public ImmutableArray<string> OnBuild { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The shell of commands that have the shell form. Default: that of the engine.</summary>
    public ImmutableArray<string> Shell { get; init => field = value.IsDefault ? [] : value; } = [];

    internal UnknownFields Unknown { get; init; } = UnknownFields.None;

    /// <summary>Whether two configurations have the same values.</summary>
    public bool Equals(ContainerConfiguration? other) =>
        other is not null
        && (User, WorkingDir, StopSignal, ArgsEscaped) == (other.User, other.WorkingDir, other.StopSignal, other.ArgsEscaped)
        && Healthcheck == other.Healthcheck
        && ExposedPorts.SetEquals(other.ExposedPorts)
        && Volumes.SetEquals(other.Volumes)
        && ValueEquality.AreEqual(Env, other.Env)
        && ValueEquality.AreEqual(Entrypoint, other.Entrypoint)
        && ValueEquality.AreEqual(Cmd, other.Cmd)
        && ValueEquality.AreEqual(OnBuild, other.OnBuild)
        && ValueEquality.AreEqual(Shell, other.Shell)
        && ValueEquality.AreEqual(Labels, other.Labels)
        && Unknown.Equals(other.Unknown);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(User, WorkingDir, Env.Length, Entrypoint.Length, Cmd.Length, Labels.Count);

    internal static ContainerConfiguration Read(DocumentObject json) => new()
    {
        User = json.TakeText("User"),
        ExposedPorts = json.TakeNames("ExposedPorts"),
        Env = json.TakeList("Env"),
        Entrypoint = json.TakeList("Entrypoint"),
        Cmd = json.TakeList("Cmd"),
        Volumes = json.TakeNames("Volumes"),
        WorkingDir = json.TakeText("WorkingDir"),
        Labels = json.TakeTexts("Labels"),
        StopSignal = json.TakeText("StopSignal"),
        ArgsEscaped = json.TakeFlag("ArgsEscaped"),
        Healthcheck = json.TakeObject("Healthcheck") is { } healthcheck ? ContainerHealthcheck.Read(healthcheck) : null,
        OnBuild = json.TakeList("OnBuild"),
        Shell = json.TakeList("Shell"),
        Unknown = json.TakeRest(),
    };

    internal void Write(GoJson json)
    {
        json.AddIfSet("User", User);
        json.AddIfSet("ExposedPorts", ExposedPorts);
        json.AddIfSet("Env", Env);
        json.AddIfSet("Entrypoint", Entrypoint);
        json.AddIfSet("Cmd", Cmd);
        json.AddIfSet("Volumes", Volumes);
        json.AddIfSet("WorkingDir", WorkingDir);
        json.AddIfSet("Labels", Labels);
        json.AddIfSet("StopSignal", StopSignal);
        json.AddIfSet("ArgsEscaped", ArgsEscaped);
        if (Healthcheck is { } healthcheck)
        {
            json.AddObject("Healthcheck", healthcheck.Write);
        }

        json.AddIfSet("OnBuild", OnBuild);
        json.AddIfSet("Shell", Shell);
        json.Add(Unknown);
    }
}
