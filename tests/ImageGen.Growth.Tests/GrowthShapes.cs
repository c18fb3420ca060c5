using ImageGen.Growth.Tests.Shapes;

namespace ImageGen.Growth.Tests;

/// <summary>Every shape that is measured.</summary>
internal static class GrowthShapes
{
    public static IReadOnlyList<GrowthShape> All { get; } =
    [
        .. ReferenceShapes.All,
        .. PlatformShapes.All,
        .. ReadingShapes.All,
        .. InstructionShapes.All,
        .. VariableShapes.All,
        .. StageShapes.All,
        .. CheckShapes.All,
        .. RuleShapes.All,
        .. IgnoreTextShapes.All,
        .. IgnorePathShapes.All,
        .. FileSyncShapes.All,
        .. PeerShapes.All,
        .. RegistryShapes.All,
        .. FailureShapes.All,
        .. ProjectShapes.All,
        .. AnalyzerShapes.All,
        .. ImageShapes.All,
    ];
}
