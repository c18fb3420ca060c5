using ImageGen.Generator.Emission;
using ImageGen.Generator.Settings;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ImageGen.Generator.Ejection;

/// <summary>Writes the argument list of an attribute whose Dockerfile becomes a file: without the settings that only <c>auto</c> uses, and otherwise as it is.</summary>
internal static class EjectedArguments
{
    private static readonly HashSet<string> Removed = [.. AttributeSettings.All.Where(static setting => setting.IsAuto).Select(static setting => setting.Name), AttributeSettings.Project.Name];

    /// <param name="list">The argument list.</param>
    /// <param name="dockerfile">The path of the Dockerfile.</param>
    /// <param name="context">The folder of the context; <see langword="null"/> if the list sets it to a folder, or if it is the folder of the project.</param>
    public static string Write(AttributeArgumentListSyntax list, string dockerfile, string? context)
    {
        var arguments = ArgumentText.Read(list);
        var added = new List<string> { Setting(AttributeSettings.Dockerfile, dockerfile) };
        if (context is not null)
        {
            added.Add(Setting(AttributeSettings.Context, context));
        }

        // The new settings have the place of the old one, or else of the first that is removed.
        var names = list.Arguments.Select(static argument => argument.NameEquals?.Name.Identifier.ValueText ?? "").ToList();
        var at = names.IndexOf(AttributeSettings.Dockerfile.Name) is >= 0 and var old ? old : names.FindIndex(Removed.Contains);
        var kept = new List<ArgumentText>();
        for (var i = 0; i < arguments.Count; i++)
        {
            if (i == at)
            {
                kept.Add(arguments[i] with { Text = added[0] });
                kept.AddRange(added.Skip(1).Select(text => kept[kept.Count - 1].Next(text)));
            }
            else if (!Removed.Contains(names[i]) && (context is null || names[i] != AttributeSettings.Context.Name))
            {
                kept.Add(arguments[i]);
            }
        }

        if (at < 0)
        {
            foreach (var text in added)
            {
                kept.Add(kept[kept.Count - 1].Next(text));
            }
        }

        return ArgumentText.Join(list, kept);
    }

    private static string Setting(AttributeSetting setting, string value) => setting.Name + " = " + CSharpText.Literal(value);
}
