using System.Globalization;

namespace ImageGen.Dockerfiles;

/// <summary>Checks the global argument <c>SOURCE_DATE_EPOCH</c>: it is a number of seconds, <c>context</c>, or a stage.</summary>
internal static class EpochRules
{
    public static void Check(Dockerfile dockerfile, VariableScope global, List<DockerfileError> errors)
    {
        if (global[DockerfilePredefined.SourceDateEpoch].Text is not { Length: > 0 } value
            || value == "context"
            || long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            || dockerfile.Stages.Any(stage => string.Equals(stage.Name, value, StringComparison.OrdinalIgnoreCase)))
        {
            return;
        }

        var declared = dockerfile.Arguments.LastOrDefault(
            argument => argument.StageIndex is null && argument.Name == DockerfilePredefined.SourceDateEpoch);
        errors.Add(new DockerfileError(
            declared?.Line ?? 1, declared?.Column ?? 1, $"'{value}' is not a valid SOURCE_DATE_EPOCH. Use the seconds since 1970, 'context', or the name of a stage."));
    }
}
