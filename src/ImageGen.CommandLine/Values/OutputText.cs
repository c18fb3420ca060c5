namespace ImageGen.CommandLine.Values;

/// <summary>A value of <c>--output</c> in the docker CLI's form: a folder, or <c>type=oci,dest=image.tar</c>. A relative path starts at the current folder.</summary>
/// <param name="Output">The output.</param>
/// <param name="Path">The full path of its file or folder; <see langword="null"/> if it has none.</param>
internal sealed record OutputText(BuildOutput Output, string? Path)
{
    private const string Form = "type=oci,dest=image.tar";

    /// <summary>The types, for the completion.</summary>
    public static IReadOnlyList<string> Types { get; } = ["local", "tar", "oci", "docker", "image", "registry", "cacheonly"];

    public static OutputText Read(string text)
    {
        if (text == "-")
        {
            throw new ImageGenException("Standard output is for the names of the images. Write the archive to a file: --output type=tar,dest=FILE.");
        }

        if (!text.Contains('=', StringComparison.Ordinal))
        {
            return text == "cacheonly" ? new OutputText(BuildOutput.CacheOnly, null) : new OutputText(BuildOutput.Directory(FullPath(text)), FullPath(text));
        }

        var fields = FieldList.Read(text, Form);
        var type = fields.Take("type") ?? throw new ImageGenException($"'{text}' has no type. Write it like '{Form}'.");
        var path = fields.Take("dest", "destination") is { } written ? FullPath(written) : null;
        var output = Create(type, path, fields);
        return new OutputText(output with { Attributes = output.Attributes.SetItems(fields.Rest) }, path);
    }

    private static string FullPath(string path) => path.Length > 0 ? System.IO.Path.GetFullPath(path) : throw new ImageGenException($"The path of an output is empty. Write it like '{Form}'.");

    private static BuildOutput Create(string type, string? path, FieldList fields) => (type, path) switch
    {
        ("local", { } folder) => BuildOutput.Directory(folder),
        ("tar", { } file) => BuildOutput.Tar(file),
        ("oci", { } place) => fields.Take("tar") is "false" ? BuildOutput.OciLayout(place) : BuildOutput.OciArchive(place),
        ("docker", { } file) => BuildOutput.DockerArchive(file),
        ("docker", null) => BuildOutput.Image(),
        ("image", null) => BuildOutput.Image(fields.Take("push") is "true"),
        ("registry", null) => BuildOutput.Image(push: true),
        ("cacheonly", null) => BuildOutput.CacheOnly,
        ("local" or "tar" or "oci", null) => throw new ImageGenException($"The output 'type={type}' has no destination. Add ',dest=PATH'."),
        ("image" or "registry" or "cacheonly", _) => throw new ImageGenException($"The output 'type={type}' has no file. Remove 'dest'."),
        _ => throw new ImageGenException($"'{type}' is not a type of output. Use {string.Join(", ", Types)}."),
    };
}
