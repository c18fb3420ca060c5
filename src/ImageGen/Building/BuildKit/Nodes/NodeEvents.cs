using ImageGen.Progress;

namespace ImageGen.Building.BuildKit.Nodes;

/// <summary>Forwards the events of one of several nodes. A step has the same id on all nodes, so the node's name is added before it.</summary>
internal sealed class NodeEvents(string node, IProgress<BuildEvent> progress) : IProgress<BuildEvent>
{
    public void Report(BuildEvent value) => progress.Report(value switch
    {
        StepStarted step => step with { Step = Id(step.Step) },
        StepOutput step => step with { Step = Id(step.Step) },
        StepProgressed step => step with { Step = Id(step.Step) },
        StepCompleted step => step with { Step = Id(step.Step) },
        _ => value,
    });

    private string Id(string step) => $"{node} {step}";
}
