import VoiceEmotion

/// The clips with their features, computed once for all trials that want the same.
actor TableStore {
    private struct Key: Hashable {
        let features: FeaturePlan
        let speeds: [Double]

        init(_ recipe: VoiceRecipe) { (features, speeds) = (recipe.features, recipe.training.speeds) }
    }

    private let task: VoiceTask
    private var tables: [Key: Task<FeatureTable, any Error>] = [:]

    init(_ task: VoiceTask) { self.task = task }

    /// Takes in a table that is there already.
    func keep(_ table: FeatureTable, of recipe: VoiceRecipe) { tables[Key(recipe)] = Task { table } }

    /// The clips for a recipe.
    func table(for recipe: VoiceRecipe) async throws -> FeatureTable {
        let key = Key(recipe)
        if let known = tables[key] { return try await known.value }
        var task = task
        task.recipe = recipe
        let work = Task { [task] in try await task.table() }
        tables[key] = work
        return try await work.value
    }
}
