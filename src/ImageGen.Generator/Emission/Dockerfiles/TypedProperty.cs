using ImageGen.Generator.Models.Dockerfiles;

namespace ImageGen.Generator.Emission.Dockerfiles;

/// <summary>A property for one name of the Dockerfile.</summary>
/// <param name="Identifier">The property's name.</param>
/// <param name="Key">The name for the indexer.</param>
/// <param name="Type">The property's type. It is nullable unless the property is required.</param>
/// <param name="Documentation">The lines of its XML comment.</param>
/// <param name="IsRequired">Whether it must be set.</param>
internal sealed record TypedProperty(string Identifier, string Key, string Type, IReadOnlyList<string> Documentation, bool IsRequired)
{
    public static TypedProperty FromArgument(ArgumentMember argument) => new(
        argument.Identifier,
        argument.Name,
        "string",
        [.. Documented(
            argument.Comments,
            "The build argument <c>" + CSharpText.Documentation(argument.Name) + "</c>. " + (argument.IsRequired ? "Required: the image cannot be built without it." : Default(argument)))],
        argument.IsRequired);

    public static TypedProperty OfSecret(MountMember secret) => OfMount(secret, "secret", "global::ImageGen.SecretValue");

    public static TypedProperty OfAgent(MountMember agent) => OfMount(agent, "SSH agent", "global::ImageGen.SshAgentSocket");

    public void Write(SourceWriter writer)
    {
        writer.Documentation([.. Documentation]);
        writer.Open("public " + (IsRequired ? "required " : "") + Type + (IsRequired ? " " : "? ") + Identifier);
        writer.Line("get => this[" + CSharpText.Literal(Key) + "]" + (IsRequired ? "!;" : ";"));
        writer.Line("set => this[" + CSharpText.Literal(Key) + "] = value;");
        writer.Close();
    }

    private static TypedProperty OfMount(MountMember mount, string kind, string type) => new(
        mount.Identifier,
        mount.Id,
        type,
        [.. Documented(
            mount.Comments,
            "The " + kind + " <c>" + CSharpText.Documentation(mount.Id) + "</c>. "
                + (mount.IsRequired ? "Required: a step fails without it."
                    : mount.IsGiven ? "The attribute sets it. A value here replaces that one."
                    : "Optional: the steps that mount it also run without it."))],
        mount.IsRequired);

    private static string Default(ArgumentMember argument) => argument.Defaults.Count == 0
        ? "It has no default."
        : "Default: " + string.Join(", ", argument.Defaults.Select(static text => "<c>" + CSharpText.Documentation(text) + "</c>")) + ".";

    /// <summary>Returns the comment of the Dockerfile, with the generated text after it, or only the generated text.</summary>
    private static IEnumerable<string> Documented(IReadOnlyList<string> comments, string words) => comments.Count switch
    {
        0 => ["<summary>" + words + "</summary>"],
        1 => ["<summary>" + CSharpText.Documentation(comments[0]) + "</summary>", "<value>" + words + "</value>"],
        _ => ["<summary>", .. comments.Select(CSharpText.Documentation), "</summary>", "<value>" + words + "</value>"],
    };
}
