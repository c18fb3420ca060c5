namespace ImageGen.Dockerfiles;

/// <summary>
/// Finds stages that copy or mount from each other in a cycle. Bases cannot form a cycle, because a base is always an earlier stage.
/// </summary>
internal static class StageCycle
{
    /// <summary>Returns the error of the first cycle, at the instruction that closes it; <see langword="null"/> if there is no cycle.</summary>
    public static DockerfileError? Find(Dockerfile dockerfile, StageGraph graph)
    {
        var isDone = new bool[dockerfile.Stages.Count];
        var isOpen = new bool[dockerfile.Stages.Count];
        foreach (var stage in dockerfile.Stages)
        {
            // The path from the first stage to the current one. This does not recurse, because a file can have more stages than the stack allows.
            var path = new Stack<Visit>();
            Enter(stage);
            while (path.Count > 0)
            {
                var (current, uses) = path.Peek();
                if (!uses.MoveNext())
                {
                    isOpen[current.Index] = false;
                    _ = path.Pop();
                }
                else if (isOpen[uses.Current.Stage.Index])
                {
                    return Error(uses.Current);
                }
                else
                {
                    Enter(uses.Current.Stage);
                }
            }

            void Enter(DockerfileStage entered)
            {
                if (!isDone[entered.Index])
                {
                    isDone[entered.Index] = isOpen[entered.Index] = true;
                    path.Push(new Visit(entered, UsesOf(entered, graph).GetEnumerator()));
                }
            }
        }

        return null;
    }

    private static IEnumerable<Use> UsesOf(DockerfileStage stage, StageGraph graph)
    {
        foreach (var instruction in stage.Instructions)
        {
            foreach (var source in StageSource.Read(instruction))
            {
                if (graph.Find(source) is { } used)
                {
                    yield return new Use(instruction, source.Flag, used);
                }
            }
        }
    }

    private static DockerfileError Error(Use use)
    {
        var (line, column) = use.Instruction.Places.Position(use.Instruction.Places.Offset(use.Flag, 0));
        return new DockerfileError(
            line, column, $"The stage '{use.Stage.BuilderName}' depends on itself through this instruction. Remove one of the dependencies.");
    }

    /// <summary>A stage that an instruction reads files from.</summary>
    private sealed record Use(DockerfileInstruction Instruction, PlacedWord Flag, DockerfileStage Stage);

    /// <summary>A stage on the path, with the uses that are not visited yet.</summary>
    private sealed record Visit(DockerfileStage Stage, IEnumerator<Use> Uses);
}
