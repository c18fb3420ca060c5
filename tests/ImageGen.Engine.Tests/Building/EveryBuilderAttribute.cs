using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace ImageGen.Engine.Tests.Building;

/// <summary>Runs a test on every builder.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EveryBuilderAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>([.. Enum.GetValues<EngineKind>().Select(kind => new TheoryDataRow<EngineKind>(kind))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
