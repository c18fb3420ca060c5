namespace ImageGen.Generator.Models;

/// <summary>The names of the members that the generator adds to an annotated class.</summary>
internal static class GeneratedMembers
{
    public const string Name = "Name";
    public const string ReferenceText = "ReferenceText";
    public const string Reference = "Reference";
    public const string Image = "Image";
    public const string BuildAsync = "BuildAsync";
    public const string PushAsync = "PushAsync";
    public const string BuildAndPushAsync = "BuildAndPushAsync";
    public const string BuildOptions = "BuildOptions";
    public const string DockerfileText = "DockerfileText";

    public const string Stage = "Stage";
    public const string BaseImages = "BaseImages";
    public const string ExposedPorts = "ExposedPorts";
    public const string Labels = "Labels";

    /// <summary>The field behind <see cref="Image"/>.</summary>
    public const string Definition = "__image";

    public static IReadOnlyList<string> All { get; } =
        [Name, ReferenceText, Reference, Image, BuildAsync, PushAsync, BuildAndPushAsync, BuildOptions, DockerfileText, Stage, BaseImages, ExposedPorts, Labels, Definition];

    /// <summary>The members that are types.</summary>
    public static IReadOnlyList<string> Types { get; } = [BuildOptions, Stage, BaseImages, ExposedPorts, Labels];

    /// <summary>Returns the simple names of the parameter types of a generated method; <see langword="null"/> for any other member.</summary>
    /// <remarks>A user's method with other parameter types is an overload, not a collision.</remarks>
    public static IReadOnlyList<string>? ParametersOf(string member) => member switch
    {
        BuildAsync => [BuildOptions, "CancellationToken"],
        PushAsync => ["ImagePushOptions", "CancellationToken"],
        BuildAndPushAsync => [BuildOptions, "ImagePushOptions", "CancellationToken"],
        _ => null,
    };
}
