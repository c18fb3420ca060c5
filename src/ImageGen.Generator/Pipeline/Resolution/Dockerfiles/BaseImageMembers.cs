using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Models;
using ImageGen.Generator.Models.Dockerfiles;
using ImageGen.Generator.Pipeline.Dockerfiles;
using ImageGen.Generator.Settings;

namespace ImageGen.Generator.Pipeline.Resolution.Dockerfiles;

/// <summary>The base images of stages, with the attribute's build arguments and the defaults of the others. An image that needs another argument is omitted.</summary>
internal static class BaseImageMembers
{
    private const string Scratch = "scratch";

    public static IEnumerable<BaseImageMember> Read(DockerfileSource source, SettingValues options, ImageDiagnostics diagnostics)
    {
        var names = new MemberNames("stage", "Stage", ReservedNames.Constants, source, diagnostics: null);
        var given = AttributeSettings.ArgumentsIn(options);
        var bases = source.Dockerfile.BaseNamesFor(given);
        var scope = new ArgumentScope(source.Dockerfile, stage: null);
        foreach (var stage in source.Dockerfile.Stages.Where(static stage => stage.Base is null && stage.From.Words.Count > 0))
        {
            if (VariablesOfBase(stage).All(variable => IsKnown(variable, scope, given)) && bases[stage.Index] is { } image && image != Scratch && IsReference(image, stage, source, diagnostics)
                && names.TryAssign(stage.BuilderName, stage.Line, stage.From.Column, stage.From.WrittenKeyword.Length) is { } identifier)
            {
                yield return new BaseImageMember(identifier, stage.BuilderName, image);
            }
        }
    }

    /// <summary>Finds the variables of the image's name, without those of <c>--platform</c> before it.</summary>
    private static IEnumerable<DockerfileVariable> VariablesOfBase(DockerfileStage stage)
    {
        var name = stage.From.Words[0];
        return OutermostVariables.Find(stage.From).Where(variable => variable.Line > name.Line || (variable.Line == name.Line && variable.Column >= name.Column));
    }

    private static bool IsKnown(DockerfileVariable variable, ArgumentScope scope, Dictionary<string, string?> given) =>
        !DockerfilePredefined.Contains(variable.Name) && scope.MissingFor(variable).All(name => given.TryGetValue(name, out var value) && value is not null);

    /// <summary>Whether the base is a valid reference. Builders refuse an invalid one even in a stage that they do not build.</summary>
    private static bool IsReference(string image, DockerfileStage stage, DockerfileSource source, ImageDiagnostics diagnostics)
    {
        if (ImageReference.TryParse(image, out _, out var error))
        {
            return true;
        }

        // A build argument can fix a reference with a variable, and the check InvalidDefaultArgInFrom reports its default.
        if (!VariablesOfBase(stage).Any())
        {
            var place = stage.From.Words[0];
            diagnostics.ReportIn(source.Locate(place.Line, place.Column, place.Text.Length), Rules.InvalidBaseImage, error.Message);
        }

        return false;
    }
}
