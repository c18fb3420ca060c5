using System.Text.Json;

namespace ImageGen.CommandLine.Reporting;

/// <summary>Writes what is known of images, for people or as JSON.</summary>
internal static class InspectReport
{
    public static void Write(IReadOnlyList<InspectedImage> images, bool isJson, TextWriter writer)
    {
        if (isJson)
        {
            JsonText.Write(writer, json =>
            {
                json.WriteStartArray("images");
                foreach (var image in images)
                {
                    Write(json, image);
                }

                json.WriteEndArray();
            });
            return;
        }

        var lines = new PropertyLines(writer);
        foreach (var image in images)
        {
            Write(lines, image);
        }
    }

    private static void Write(PropertyLines lines, InspectedImage image)
    {
        var declared = image.Declared;
        lines.Title(declared.Name);
        lines.Line("summary", declared.Summary);
        lines.Line("class", declared.ClassName);
        lines.Line("reference", image.Reference);
        lines.Line("dockerfile", image.Dockerfile);
        lines.Line("context", image.Context);
        lines.Line("target", image.Options.Target);
        lines.Line("platforms", string.Join(", ", image.Options.Platforms));
        lines.Lines("base images", image.BaseImages);
        lines.Lines("stages", declared.Stages);
        lines.Lines("arguments", declared.Arguments.Select(argument => Row(argument.Name + (argument.DefaultValue is { } value ? "=" + value : ""), argument.IsRequired, argument.Summary)));
        lines.Lines("secrets", declared.Secrets.Select(secret => Row(secret.Id, secret.IsRequired, secret.Summary)));
        lines.Lines("ssh", declared.SshIds);
        lines.Line("ports", string.Join(", ", image.Ports));
    }

    private static string Row(string name, bool isRequired, string? summary) => name + (isRequired ? " (required)" : "") + (summary is null ? "" : ": " + summary);

    private static void Write(Utf8JsonWriter json, InspectedImage image)
    {
        var declared = image.Declared;
        json.WriteStartObject();
        json.WriteString("name", declared.Name);
        json.WriteString("class", declared.ClassName);
        json.WriteString("summary", declared.Summary);
        json.WriteString("reference", image.Reference.ToString());
        json.WriteString("dockerfile", image.Dockerfile);
        json.WriteString("context", image.Context);
        json.WriteString("target", image.Options.Target);
        JsonText.WriteList(json, "platforms", image.Options.Platforms);
        JsonText.WriteList(json, "baseImages", image.BaseImages);
        JsonText.WriteList(json, "stages", declared.Stages);
        json.WriteStartArray("arguments");
        foreach (var argument in declared.Arguments)
        {
            json.WriteStartObject();
            json.WriteString("name", argument.Name);
            json.WriteString("default", argument.DefaultValue);
            json.WriteString("summary", argument.Summary);
            json.WriteBoolean("required", argument.IsRequired);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("secrets");
        foreach (var secret in declared.Secrets)
        {
            json.WriteStartObject();
            json.WriteString("id", secret.Id);
            json.WriteString("summary", secret.Summary);
            json.WriteBoolean("required", secret.IsRequired);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        JsonText.WriteList(json, "ssh", declared.SshIds);
        JsonText.WriteList(json, "ports", image.Ports);
        json.WriteEndObject();
    }
}
