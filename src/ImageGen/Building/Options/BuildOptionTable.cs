using ImageGen.Building.Options.Declarations;

namespace ImageGen.Building.Options;

/// <summary>All options, in the order in which messages list them.</summary>
internal static class BuildOptionTable
{
    /// <summary>The options of <see cref="ImageBuildOptions"/>.</summary>
    public static readonly BuildOption[] OfBuild = Number(
        [
            .. ImageOptions.Group.Options,
            .. SourceOptions.Group.Options,
            .. ReuseOptions.Group.Options,
            .. StepOptions.Group.Options,
            .. ResultOptions.Group.Options,
            .. AttestationOptions.Group.Options,
            .. OperationOptions.Group.Options,
        ]);

    /// <summary>The options of <see cref="ClassicBuildOptions"/>.</summary>
    public static readonly BuildOption[] OfClassic = Number([.. ClassicOptions.Group.Options]);

    /// <summary>The options of <see cref="AutoDockerfileOptions"/>.</summary>
    public static readonly BuildOption[] OfAuto = Number([.. AutoOptions.Group.Options]);

    /// <summary>The options of all types.</summary>
    public static readonly BuildOption[] All = [.. OfBuild, .. OfClassic, .. OfAuto];

    private static BuildOption[] Number(BuildOption[] options)
    {
        for (var i = 0; i < options.Length; i++)
        {
            options[i].Index = i;
        }

        return options;
    }
}
