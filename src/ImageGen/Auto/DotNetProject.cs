using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace ImageGen;

/// <summary>The facts of a .NET project that an <c>auto</c> Dockerfile is generated from.</summary>
/// <remarks>
/// Generated code sets them from an evaluation by MSBuild (configuration <c>Release</c>) at compile time. Paths use <c>/</c> and are
/// relative to the folder of the project that contains the deployment class.
/// </remarks>
public sealed record DotNetProject
{
    /// <summary>The relative path of the project file.</summary>
    public required string Path { get; init; }

    /// <summary>The name of the published assembly, without extension.</summary>
    public string? AssemblyName { get; init; }

    /// <summary>
    /// The published framework, such as <c>net10.0</c>; the newest of several. If this or <see cref="AssemblyName"/> is <see langword="null"/>,
    /// MSBuild evaluates the project when the image is built, which needs the .NET SDK on that machine.
    /// </summary>
    public string? TargetFramework { get; init; }

    /// <summary>Whether the facts are known, and not only the project's path.</summary>
    [MemberNotNullWhen(true, nameof(AssemblyName), nameof(TargetFramework))]
    internal bool IsEvaluated => AssemblyName is not null && TargetFramework is not null;

    /// <summary>Whether the project targets several frameworks, so that publishing must name one.</summary>
    public bool IsMultiTargeted { get; init; }

    /// <summary>MSBuild's <c>OutputType</c>. An image needs <c>Exe</c> or <c>WinExe</c>. Default: <c>Exe</c>.</summary>
    public string OutputType { get; init; } = "Exe";

    /// <summary>Whether the project or one of its references needs the framework <c>Microsoft.AspNetCore.App</c>.</summary>
    public bool UsesAspNetCore { get; init; }

    /// <summary>Whether publishing creates a native executable in addition to the assembly. Default: <see langword="true"/>.</summary>
    public bool UseAppHost { get; init; } = true;

    /// <summary>Whether the program runs without culture data. If not, its image contains ICU and time zones.</summary>
    public bool InvariantGlobalization { get; init; }

    /// <summary>Whether publishing compiles to native code.</summary>
    public bool PublishAot { get; init; }

    /// <summary>Whether publishing includes the .NET runtime.</summary>
    public bool SelfContained { get; init; }

    /// <summary>The relative paths of the project files that this one references, directly or indirectly.</summary>
    public ImmutableArray<string> References { get; init; } = [];

    /// <summary>
    /// The relative paths of the other files that <c>dotnet restore</c> reads for this project and its references: <c>Directory.Build.props</c>
    /// and <c>.targets</c>, <c>Directory.Packages.props</c>, <c>nuget.config</c>, <c>global.json</c>, <c>packages.lock.json</c>.
    /// </summary>
    public ImmutableArray<string> RestoreInputs { get; init; } = [];

    /// <summary>The relative paths of files outside of the project folders that the projects compile, embed or publish.</summary>
    public ImmutableArray<string> LinkedFiles { get; init; } = [];
}
